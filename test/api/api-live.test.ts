import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { networkInterfaces } from "node:os";
import { expect } from "chai";
import { type Alliance, newPerson, startAlliance, startTestGateway } from "../flow/gateway.ts";
import { ask, expectProblem } from "./ask.ts";

type Told = { readonly event: string; readonly id: string; readonly data: Record<string, unknown> };

/** Reads a stream of server-sent events, one by one. */
class Stream {
  readonly status: number;
  readonly headers: Headers;
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly #abort: AbortController;
  #rest = "";

  private constructor(response: Response, abort: AbortController) {
    if (!response.body) throw new Error("No stream");
    this.status = response.status;
    this.headers = response.headers;
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    this.#abort = abort;
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<Stream> {
    const abort = new AbortController();
    return new Stream(await fetch(`${url}/v1/events`, { headers, signal: abort.signal }), abort);
  }

  /** The next event; undefined at the stream's end. */
  async next(): Promise<Told | undefined> {
    for (;;) {
      const end = this.#rest.indexOf("\n\n");
      if (end !== -1) {
        const lines = this.#rest.slice(0, end).split("\n");
        this.#rest = this.#rest.slice(end + 2);
        const field = (name: string) =>
          lines
            .find((line) => line.startsWith(`${name}:`))
            ?.slice(name.length + 1)
            .trim();
        const event = field("event");
        if (event !== undefined) return { event, id: field("id") ?? "", data: JSON.parse(field("data") ?? "{}") };
        continue;
      }
      const { value, done } = await this.#reader.read();
      if (done) return undefined;
      this.#rest += value;
    }
  }

  close(): void {
    this.#abort.abort();
  }
}

describe("The live feed", () => {
  let alliance: Alliance;

  before(async () => {
    alliance = await startAlliance();
  });

  after(() => alliance.close());

  const head = async () => {
    const { block } = (await ask(`${alliance.url}/v1/status`)).body as { block: { number: number; hash: string } };
    return block;
  };

  it("tells of a new block and of the domains that wrote in it", async () => {
    const stream = await Stream.open(alliance.url);
    expect(stream.headers.get("content-type")).to.equal("text/event-stream");
    await alliance.officer(1, ["bursar"]);
    const told = await stream.next();
    stream.close();
    const { number, hash } = await head();
    expect(told).to.deep.include({ event: "block", id: String(number) });
    expect(told?.data).to.deep.include({ number, hash, domains: ["alliance"] });
    expect(Date.parse(String(told?.data.timestamp))).to.be.closeTo(Date.now(), 60_000);
  });

  it("tells every listener the same", async () => {
    const streams = await Promise.all([1, 2, 3].map(() => Stream.open(alliance.url)));
    await alliance.officer(1, ["bursar"]);
    const told = await Promise.all(streams.map((stream) => stream.next()));
    for (const stream of streams) stream.close();
    expect(new Set(told.map((one) => JSON.stringify(one))).size).to.equal(1);
  });

  it("goes on where a listener was, in one event for all that it missed", async () => {
    const { number } = await head();
    await alliance.officer(1, ["bursar"]);
    await alliance.officer(2, ["bursar"]);
    const stream = await Stream.open(alliance.url, { "last-event-id": String(number) });
    const told = await stream.next();
    stream.close();
    const now = await head();
    expect(now.number).to.equal(number + 2);
    expect(told?.data).to.deep.include({ number: now.number, hash: now.hash, domains: ["alliance"] });
  });

  it("tells nothing to a listener who is up to date", async () => {
    const { number } = await head();
    const stream = await Stream.open(alliance.url, { "last-event-id": String(number) });
    await alliance.officer(1, ["bursar"]);
    expect((await stream.next())?.id).to.equal(String(number + 1));
    stream.close();
  });

  it("leaves room for others, whoever on this machine listens how often", async () => {
    const listen = async (count: number, from?: string) => {
      const headers = from === undefined ? undefined : { "x-forwarded-for": from };
      const opening = Array.from({ length: count }, () => Stream.open(alliance.url, headers));
      return (await Promise.all(opening)).filter((stream) => stream.status === 200);
    };
    const refused = async (most: number, headers?: Record<string, string>) =>
      expectProblem(await ask(`${alliance.url}/v1/events`, { headers }), 503, "Api_TooManyListeners", { most });
    const streams = await listen(251);
    try {
      expect(streams).to.have.length(250);
      await refused(250);
      await refused(250, { "x-forwarded-for": "127.0.0.1" });
      // What a client claims of itself stands before what its proxy adds.
      for (let claim = 0; claim < 52; claim++) streams.push(...(await listen(1, `10.0.0.${claim}, 192.0.2.7`)));
      expect(streams).to.have.length(300);
      await refused(50, { "x-forwarded-for": "192.0.2.7" });
      streams.push(...(await listen(1, "192.0.2.8")));
      expect(streams).to.have.length(301);
      // However they are written, and from whichever address of a network.
      for (let at = 0; at < 51; at++) streams.push(...(await listen(1, `2001:db8:1:2::${at.toString(16)}`)));
      expect(streams).to.have.length(351);
      await refused(50, { "x-forwarded-for": "[2001:DB8:1:2::ffff]:40000" });
      await refused(50, { "x-forwarded-for": "192.0.2.7:40001" });
      await refused(250, { "x-forwarded-for": "nobody knows" });
    } finally {
      for (const stream of streams) stream.close();
    }
  });

  it("counts those apart whom a proxy on another machine names, where the settings trust it", async function () {
    const outer = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
    if (outer === undefined) return this.skip();
    const config = { host: "0.0.0.0", founder: newPerson().address, proxies: [outer] };
    const gateway = await startTestGateway({ config });
    try {
      const { port } = new URL(gateway.url);
      const statuses = new Set<number | undefined>();
      for (let person = 0; person < 60; person++) {
        const headers = { host: "localhost", "x-forwarded-for": `198.51.100.${person}` };
        const [answer] = await once(get({ host: outer, port, path: "/v1/events", headers }), "response");
        statuses.add((answer as IncomingMessage).statusCode);
      }
      expect([...statuses]).to.deep.equal([200]);
    } finally {
      await gateway.close();
    }
  });

  it("ends with the gateway, which does not wait for its listeners", async () => {
    const stream = await Stream.open(alliance.url);
    const startedAt = Date.now();
    await alliance.stop();
    // It waits for five seconds for answers under way; a stream is none.
    expect(Date.now() - startedAt).to.be.below(4_000);
    expect(await stream.next()).to.equal(undefined);
  });
});
