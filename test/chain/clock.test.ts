import { expect } from "chai";
import type { Hex } from "viem";
import { requireCredibleClock, watchedClock } from "../../server/chain/clock.ts";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import type { Problem } from "../../server/problem.ts";
import { Author, counterCode, genesisAt, journalLines, makeFolder, openChain, refusal } from "./scene.ts";

const hour = 3_600;
const day = 24 * hour;

/** What is thrown, if anything is. */
function thrown(work: () => unknown): Problem | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Problem;
  }
}

describe("The watched clock", () => {
  let wall: number;
  let running: number;
  const clock = () => watchedClock({ wall: () => wall, running: () => running });

  beforeEach(() => {
    wall = genesisAt;
    running = 100;
  });

  it("says what the machine's says, also after a small correction and after a long time", () => {
    const now = clock();
    running += 400 * day;
    wall += 400 * day - hour / 2;
    expect(now()).to.equal(wall);
    wall += hour;
    expect(now()).to.equal(wall);
  });

  for (const [which, jump] of [
    ["forward", 2 * 365 * day],
    ["back", -25 * hour],
    ["forward by a time zone", 8 * hour],
  ] as const) {
    it(`does not follow a jump ${which}, and goes on once it is undone`, () => {
      const now = clock();
      running += hour;
      wall += hour + jump;
      const problem = thrown(now);
      expect(problem?.name).to.equal("Chain_ClockJumped");
      expect(problem?.arguments).to.deep.equal({
        expected: "2025-06-15T16:06:40Z",
        found:
          { [8 * hour]: "2025-06-16T00:06:40Z", [-25 * hour]: "2025-06-14T15:06:40Z" }[jump] ?? "2027-06-15T16:06:40Z",
      });
      wall -= jump;
      expect(now()).to.equal(wall);
    });
  }
});

describe("The clock at start", () => {
  const now = genesisAt;

  it("may be what it is where it is near the newest block", () => {
    for (const head of [now + hour, now, now - 180 * day]) requireCredibleClock(head, now, undefined);
  });

  it("is not believed where the ledger is ahead of it", () => {
    const problem = thrown(() => requireCredibleClock(now + hour + 1, now, undefined));
    expect(problem?.name).to.equal("Chain_ClockBehind");
    expect(problem?.arguments).to.deep.equal({ head: "2025-06-15T16:06:41Z", now: "2025-06-15T15:06:40Z" });
  });

  it("is believed after any jump that the running gateway followed, once that is undone", () => {
    for (let minutes = 1; minutes <= 36 * 60; minutes++) {
      let wall = now;
      const clock = watchedClock({ wall: () => wall, running: () => 0 });
      wall += minutes * 60;
      if (thrown(clock)) continue;
      expect(
        thrown(() => requireCredibleClock(wall, now, undefined)),
        `${minutes} minutes`,
      ).to.equal(undefined);
    }
  });

  it("is not believed where it is half a year ahead of the ledger", () => {
    const problem = thrown(() => requireCredibleClock(now - 181 * day, now, undefined));
    expect(problem?.name).to.equal("Chain_ClockAhead");
    expect(problem?.arguments).to.deep.include({ now: "2025-06-15T15:06:40Z", days: 181 });
  });

  it("is believed where the operator says the same date, and only then", () => {
    for (const head of [now + 400 * day, now - 400 * day]) {
      requireCredibleClock(head, now, "2025-06-15");
      expect(thrown(() => requireCredibleClock(head, now, "2025-06-14"))?.name).to.match(/^Chain_Clock/);
    }
  });
});

describe("The embedded chain under a clock that jumps", () => {
  let folder: string;
  let chain: EmbeddedChain;
  let author: Author;
  let wall: number;

  beforeEach(async () => {
    folder = await makeFolder();
    wall = genesisAt + 60;
    chain = await openChain(folder, watchedClock({ wall: () => wall, running: () => 0 }));
    author = new Author("clock");
  });

  afterEach(() => chain.close());

  it("seals nothing, loses nothing, and takes the same transaction once the clock is right", async () => {
    const counter = author.nextContract;
    await chain.send(await author.sign({ data: counterCode }));
    const raw = await author.sign({ to: counter });
    wall += 2 * 365 * day;
    const attempts: (() => Promise<unknown>)[] = [
      () => chain.send(raw),
      () => chain.seal([raw]),
      () => chain.request("eth_estimateGas", [{ to: counter }]),
    ];
    for (const attempt of attempts) expect((await refusal(attempt())).name).to.equal("Chain_ClockJumped");
    expect(chain.head).to.include({ number: 1, timestamp: genesisAt + 60 });
    expect(await journalLines(folder)).to.have.length(2);
    expect(await chain.request("eth_blockNumber")).to.equal("0x1");

    wall = genesisAt + 90;
    const hash: Hex = await chain.send(raw);
    expect(chain.head).to.include({ number: 2, timestamp: genesisAt + 90 });
    expect(await chain.request("eth_getTransactionReceipt", [hash])).to.include({ status: "0x1" });
  });
});
