import { expect } from "chai";
import type { CycleDetail, CycleRecord, ObligationRecord, Statement } from "../../server/settlement/records.ts";
import { type Answer, serveWalk } from "./routes-server.ts";

describe("Routes of the settlement", () => {
  let ask: Awaited<ReturnType<typeof serveWalk>>;
  let cycles: CycleRecord[];
  /** The cycle with the most lines. */
  let busiest: CycleRecord;

  before(async () => {
    ask = await serveWalk();
    cycles = items<CycleRecord>(await ask("/v1/cycles?limit=200"));
    busiest = cycles.reduce((most, cycle) => (cycle.lines > most.lines ? cycle : most));
  });

  it("answer every cycle, its lines and each member's statement in the promised form", async () => {
    for (const { cycle } of cycles) {
      for (const path of ["", "/obligations?status=posted", ...[1, 2, 3, 4].map((member) => `/statements/${member}`)]) {
        expect((await ask(`/v1/cycles/${cycle}${path}`)).status, path).to.equal(200);
      }
    }
  });

  it("propose payments for a cycle that is cut off, and for no other", async () => {
    for (const { cycle, status } of cycles) {
      const { positions, proposal } = json<CycleDetail>(await ask(`/v1/cycles/${cycle}`));
      const left = new Map(positions.map(({ member, positionMinor }) => [member, BigInt(positionMinor)]));
      for (const { payer, payee, amountMinor } of proposal) {
        left.set(payer, (left.get(payer) ?? 0n) + BigInt(amountMinor));
        left.set(payee, (left.get(payee) ?? 0n) - BigInt(amountMinor));
      }
      if (status === "cut-off") expect([...left.values()].every((remaining) => remaining === 0n)).to.equal(true);
      else expect(proposal).to.deep.equal([]);
    }
  });

  it("page through the lines of a cycle by the Link header", async () => {
    const whole = items<ObligationRecord>(await ask(`/v1/cycles/${busiest.cycle}/obligations?limit=200`));
    const paged: ObligationRecord[] = [];
    for (let path: string | undefined = `/v1/cycles/${busiest.cycle}/obligations?limit=2`; path; ) {
      const answer: Answer = await ask(path);
      paged.push(...items<ObligationRecord>(answer));
      path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
    }
    expect(paged).to.deep.equal(whole);
    expect(paged.map(({ line }) => Number(line))).to.deep.equal(
      paged.map(({ line }) => Number(line)).sort((a, b) => b - a),
    );
  });

  it("answer one line, and name the fact it came from", async () => {
    const [newest] = items<ObligationRecord>(await ask(`/v1/cycles/${busiest.cycle}/obligations?limit=1`));
    const line = json<ObligationRecord>(await ask(`/v1/obligations/${newest?.line}`));
    expect(line).to.deep.equal(newest);
    if (line.cause === "booking") expect((await ask(`/v1/bookings/${line.causeId}`)).status).to.equal(200);
    else expect((await ask(`/v1/obligations/${line.causeId}`)).status).to.equal(200);
  });

  it("hand a statement out as a sheet when asked by header or by query, in the language asked for", async () => {
    const path = `/v1/cycles/${busiest.cycle}/statements/1`;
    const chinese = await ask(path, { accept: "text/csv", "accept-language": "zh-CN" });
    expect(chinese.headers.get("content-type")).to.equal("text/csv; charset=utf-8");
    expect(chinese.headers.get("content-disposition")).to.contain(`statement-${busiest.cycle}-1.csv`);
    expect(chinese.body)
      .to.match(/^\uFEFF明细号,/)
      .and.to.contain("第2大学");
    const english = await ask(`${path}?format=csv`, { "accept-language": "en" });
    expect(english.body)
      .to.match(/^\uFEFFLine,/)
      .and.to.contain("University 2");
    const statement = json<Statement>(await ask(path, { accept: "application/json" }));
    expect(english.body.trimEnd().split("\r\n")).to.have.length(statement.lines.length + 3);
  });

  it("give a member without lines an empty statement, and refuse an unknown member or cycle by name", async () => {
    const unknown = await ask("/v1/cycles/1/statements/77", { "accept-language": "zh-CN" });
    expect(unknown.status).to.equal(404);
    expect(json(unknown)).to.deep.include({ type: "/problems/members/unknown-member", arguments: { member: 77 } });
    expect(json(await ask("/v1/cycles/99"))).to.deep.include({ type: "/problems/settlement/unknown-cycle" });
    expect(json(await ask("/v1/cycles/99/obligations"))).to.deep.include({ status: 404 });
    expect(json(await ask("/v1/obligations/99999"))).to.deep.include({ arguments: { line: "99999" } });
    for (const path of [
      "/v1/cycles/zero",
      "/v1/cycles/0",
      "/v1/obligations/-1",
      "/v1/cycles/1/obligations?status=gone",
    ]) {
      expect((await ask(path)).status, path).to.equal(400);
    }
  });
});

function json<T = Record<string, unknown>>({ body }: Answer): T {
  return JSON.parse(body) as T;
}

function items<T>(answer: Answer): T[] {
  return json<{ items: T[] }>(answer).items;
}
