/**
 * Something costly that several test files share: started by the first that needs it, ended after the last. Files are
 * counted while they are loaded, which is before any test runs.
 *
 * @example
 * const browser = shared(launch, (it) => it.close());
 * describe("…", () => { const theBrowser = browser(); it("…", () => theBrowser().newPage()); });
 */
export function shared<T>(start: () => Promise<T>, end: (thing: T) => Promise<void>): () => () => T {
  let users = 0;
  let thing: T | undefined;

  const stop = async () => {
    const ended = thing;
    thing = undefined;
    if (ended !== undefined) await end(ended);
  };
  // Of the whole run: where a filter left some files out, their share is never given back.
  after(stop);

  return () => {
    users++;
    before(async function () {
      this.timeout(180_000);
      thing ??= await start();
    });
    after(async () => {
      users--;
      if (users === 0) await stop();
    });
    return () => {
      if (thing === undefined) throw new Error("Used before it was started");
      return thing;
    };
  };
}
