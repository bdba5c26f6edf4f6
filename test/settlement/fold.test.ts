import { expect } from "chai";
import { lineListPrefix } from "../../server/settlement/keys.ts";
import {
  cyclesInStatus,
  getCycle,
  getCycleDetail,
  getObligation,
  getPosition,
  listCycles,
  listObligations,
} from "../../server/settlement/queries.ts";
import { type CycleRecord, cycleStatuses, lineStatuses } from "../../server/settlement/records.ts";
import { getStatement, statementCsv } from "../../server/settlement/statement.ts";
import { valuesOf } from "../../server/store/entries.ts";
import type { StoreReader } from "../../server/store/store.ts";
import { indexedWalk } from "./fold-index.ts";
import { members } from "./fold-scene.ts";
import { seed, takeWalk, type Walk } from "./fold-walk.ts";

const everything = { limit: 10_000 };
const namesOf = (member: number) => ({ nameZh: `第${member}大学`, nameEn: `=University ${member}` });
const total = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString();

describe(`Settlement, folded from a random walk (LEDGER_SEED=${seed})`, () => {
  let walk: Walk;
  let store: StoreReader;
  let cycles: readonly CycleRecord[];

  before(async () => {
    walk = await takeWalk();
    store = await indexedWalk();
    cycles = (await listCycles(store, everything)).items;
  });

  it("came by every kind of step", () => {
    const steps = ["cutOff", "dispute", "carry", "strike", "net", "reportPayment", "confirmPayment", "close"];
    for (const step of steps) expect(walk.done.get(step), step).to.be.greaterThan(0);
  });

  it("holds every cycle as the contract does, newest first", async () => {
    const { settlement } = walk.contracts;
    const newest = Number(await settlement.getOpenCycle.staticCall());
    expect(cycles.map(({ cycle }) => cycle)).to.deep.equal(Array.from({ length: newest }, (_, at) => newest - at));
    for (const found of cycles) {
      const expected = await settlement.getCycle.staticCall(found.cycle);
      const seconds = (time: string | null) => (time === null ? 0 : Date.parse(time) / 1000);
      expect(found.status).to.equal(cycleStatuses[Number(expected.status) - 1]);
      expect(seconds(found.startsAt)).to.equal(Number(expected.startsAt));
      expect(seconds(found.cutOffAt)).to.equal(Number(expected.cutOffAt));
      expect(seconds(found.disputableUntil)).to.equal(Number(expected.disputableUntil));
      expect(found.lines).to.equal(Number(expected.lines));
      expect(found.disputed).to.equal(Number(expected.disputed));
      expect(found.netMinor).to.equal(expected.totalMinor.toString());
      const { positions } = await getCycleDetail(store, found.cycle);
      const open = positions.filter(({ positionMinor }) => positionMinor !== "0");
      expect(open).to.have.length(Number(expected.debtorsAndCreditors));
      if (found.status !== "closed") continue;
      expect(found.closeDigest).to.equal(await settlement.getCloseDigest.staticCall(found.cycle));
    }
  });

  it("lists each cycle under its status", async () => {
    for (const status of cycleStatuses) {
      const expected = cycles.filter((cycle) => cycle.status === status);
      expect(await cyclesInStatus(store, status)).to.deep.equal(expected);
    }
  });

  it("holds every line as the contract does", async () => {
    for (let line = 1; line <= walk.lines; line += 1) {
      const expected = await walk.contracts.settlement.getObligation.staticCall(line);
      expect(getObligation(store, String(line))).to.include({
        line: String(line),
        debtor: Number(expected.debtor),
        creditor: Number(expected.creditor),
        amountMinor: expected.amountMinor.toString(),
        cycle: Number(expected.cycle),
        status: lineStatuses[Number(expected.status) - 1],
      });
    }
  });

  it("holds every position as the contract does, and they sum to zero", async () => {
    for (const { cycle } of cycles) {
      const positions = members.map((member) => getPosition(store, cycle, member));
      for (const { member, positionMinor } of positions) {
        const expected = await walk.contracts.settlement.getPosition.staticCall(cycle, member);
        expect(positionMinor, `cycle ${cycle}, member ${member}`).to.equal(expected.toString());
      }
      expect(total(positions.map(({ positionMinor }) => positionMinor))).to.equal("0");
    }
  });

  it("holds the netted payments with their standing", async () => {
    for (const [cycle, payments] of walk.payments) {
      const found = getCycle(store, cycle).payments;
      expect(
        found.map(({ payer, payee, amountMinor }) => ({ payer, payee, amountMinor: BigInt(amountMinor) })),
      ).to.deep.equal(payments);
      for (const { payment, status, bankReference } of found) {
        const [reported, confirmed] = await walk.contracts.settlement.getPaymentStatus.staticCall(cycle, payment);
        expect(status).to.equal(confirmed ? "confirmed" : reported ? "reported" : "proposed");
        expect(bankReference).to.equal(reported ? walk.references.get(`${cycle}-${payment}`) : null);
      }
    }
  });

  it("counts into a member's statement the sum of its posted lines, and nothing else", async () => {
    for (const { cycle, grossMinor } of cycles) {
      const statements = await Promise.all(members.map((member) => getStatement(store, namesOf, cycle, member)));
      for (const { member, position, lines, counterparties } of statements) {
        const posted = lines.filter(({ status }) => status === "posted");
        const sumOf = (side: "debtor" | "creditor") =>
          total(posted.filter((line) => line[side] === member).map(({ amountMinor }) => amountMinor));
        expect(position).to.include({
          owesMinor: sumOf("debtor"),
          owedMinor: sumOf("creditor"),
          lines: posted.length,
        });
        expect(total(counterparties.map(({ owesMinor }) => owesMinor))).to.equal(position.owesMinor);
        expect(total(counterparties.map(({ owedMinor }) => owedMinor))).to.equal(position.owedMinor);
      }
      expect(total(statements.map(({ position }) => position.owesMinor))).to.equal(grossMinor);
      expect(total(statements.map(({ position }) => position.owedMinor))).to.equal(grossMinor);
    }
  });

  it("lists a cycle's lines newest first under every filter", async () => {
    const all = Array.from({ length: walk.lines }, (_, at) => getObligation(store, String(walk.lines - at)));
    for (const { cycle } of cycles) {
      for (const member of [undefined, ...members]) {
        for (const status of [undefined, ...lineStatuses]) {
          const { items } = await listObligations(store, cycle, { member, status }, everything);
          const expected = all.filter(
            (line) =>
              line.cycle === cycle &&
              (member === undefined || line.debtor === member || line.creditor === member) &&
              (status === undefined || line.status === status),
          );
          expect(items).to.deep.equal(expected);
        }
      }
    }
  });

  it("keeps the list of each status to the lines that have it", async () => {
    for (const { cycle } of cycles) {
      for (const status of lineStatuses) {
        const prefix = lineListPrefix(cycle, { of: "status", status });
        for (const line of await valuesOf(store.entries<string>({ prefix }))) {
          expect(getObligation(store, line).status, `line ${line}`).to.equal(status);
        }
      }
    }
  });

  it("prints a statement as a sheet whose columns add up to the position", async () => {
    for (const { cycle } of cycles) {
      const statement = await getStatement(store, namesOf, cycle, 1);
      const sheet = statementCsv(statement, "zh-CN", namesOf);
      const [heading = "", ...rows] = sheet.trimEnd().split("\r\n");
      expect(heading.startsWith("\uFEFF明细号,入账时间,对方编号,对方单位,")).to.equal(true);
      expect(rows).to.have.length(statement.lines.length + 2);
      const fen = (cell = "") => cell.replace(".", "") || "0";
      const cells = rows.map((row) => row.split(","));
      const lines = cells.slice(0, -2);
      const { owesMinor, owedMinor, positionMinor } = statement.position;
      expect(total(lines.map((row) => fen(row.at(-2)))), "owes").to.equal(owesMinor);
      expect(total(lines.map((row) => fen(row.at(-1)))), "is owed").to.equal(owedMinor);
      const last = cells.slice(-2).map((row) => row.slice(-2).map((cell) => BigInt(fen(cell)).toString()));
      expect(last).to.deep.equal([
        [owesMinor, owedMinor],
        ["0", positionMinor],
      ]);
    }
  });

  it("prints no cell of a sheet that a spreadsheet would run", async () => {
    const busiest = cycles.reduce((most, cycle) => (cycle.lines > most.lines ? cycle : most));
    const sheet = statementCsv(await getStatement(store, namesOf, busiest.cycle, 1), "en", namesOf);
    expect(sheet)
      .to.match(/,"?'=University/)
      .and.not.to.match(/,"?=/);
  });

  it("names what it does not know", () => {
    expect(() => getCycle(store, 99))
      .to.throw()
      .with.deep.include({ name: "Settlement_UnknownCycle" });
    expect(() => getObligation(store, "9999"))
      .to.throw()
      .with.deep.property("arguments", { line: "9999" });
  });
});
