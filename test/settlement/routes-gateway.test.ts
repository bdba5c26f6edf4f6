import { expect } from "chai";
import { queryOf } from "../../client/pages.ts";
import { approve, book, confirm, meter, publish, setRate, setRules, slotOf } from "../../client/resources.ts";
import {
  close,
  confirmPayment,
  cutOff,
  decide,
  dispute,
  getCycle,
  net,
  reportPayment,
} from "../../client/settlement.ts";
import { overviewSchema } from "../../server/api/overview-records.ts";
import { type Language, Problem, renderProblem } from "../../server/problem.ts";
import { resourcesProblems } from "../../server/resources/problems.ts";
import { boardSchema, bookingSchema, resourceSchema } from "../../server/resources/records.ts";
import { cycleSchema, obligationSchema, statementSchema } from "../../server/settlement/records.ts";
import { type Alliance, type Person, startAlliance } from "../flow/gateway.ts";
import { agreeOnSharing } from "../flow/sharing.ts";

const aroundTheClock = {
  opensAt: 0,
  closesAt: 96,
  zoneOffset: 32,
  openDays: 127,
  shortest: 1,
  longest: 96,
  horizonDays: 30,
  needsApproval: true,
};
const microscope = {
  nameZh: "透射电镜",
  nameEn: "Transmission electron microscope",
  category: "electron-microscope",
  location: "A 101",
  purchaseValueMinor: "350000000",
};

/** A booked use becomes money: every step asked back from the gateway, which answers once the block is indexed. */
describe("A use from booking to closed cycle, through the gateway", () => {
  let scene: Alliance;
  let owner: Person;
  let user: Person;
  let agreement: number;
  const accountOf = (member: number) => {
    const found = scene.members.find((one) => one.member === member);
    if (!found) throw new RangeError(`There is no member ${member}`);
    return found.administrator;
  };

  before(async () => {
    scene = await startAlliance();
    owner = accountOf(1);
    user = accountOf(2);
    const rate = { own: "0", member: "12000", enterprise: "30000" };
    agreement = await agreeOnSharing(scene, [1, 2]);
    await publish(scene.as(owner), 1, { description: microscope, rules: aroundTheClock, rate });
  });

  after(() => scene?.close());

  const tasksOf = async (member: number) =>
    (await scene.client().get(`/v1/overview${queryOf({ member })}`, overviewSchema)).tasks;

  it("shows a booking on the board and among the steward's tasks at once", async () => {
    const start = slotOf(new Date()) + 8;
    await book(scene.as(user), { resource: 1, user: 2, start, length: 4, rateVersion: 1, agreement });
    const board = await scene.client().get(`/v1/board${queryOf({ from: start, days: 1 })}`, boardSchema);
    expect(board.rows[0]?.bookings.map(({ booking, status }) => ({ booking, status }))).to.deep.equal([
      { booking: "1-1", status: "requested" },
    ]);
    expect(await tasksOf(1)).to.include({ bookingsToApprove: 1, bookingsToMeter: 0 });
    expect(await tasksOf(2)).to.include({ bookingsToApprove: 0 });
  });

  it("refuses an overlapping booking in words, with the first taken slot", async () => {
    const { start } = await scene.client().get("/v1/bookings/1-1", bookingSchema);
    const clash = await book(scene.as(user), {
      resource: 1,
      user: 2,
      start: start + 1,
      length: 9,
      rateVersion: 1,
      agreement,
    }).catch((error: unknown) => error);
    expect(clash).to.be.instanceOf(Problem).and.to.deep.include({ name: "Bookings_SlotTaken" });
    expect(clash).to.have.deep.property("arguments", { resource: 1, slot: start + 1 });
  });

  it("charges what was metered and posts it to the open cycle", async () => {
    await approve(scene.as(owner), "1-1");
    expect(await tasksOf(1)).to.include({ bookingsToApprove: 0, bookingsToMeter: 0 });
    await setRules(scene.as(owner), 1, { ...aroundTheClock, needsApproval: false });
    await book(scene.as(user), {
      resource: 1,
      user: 2,
      start: slotOf(new Date()),
      length: 4,
      rateVersion: 1,
      agreement,
    });
    expect(await tasksOf(1)).to.include({ bookingsToApprove: 0, bookingsToMeter: 1 });
    await meter(scene.as(owner), "1-2", 50);
    expect(await tasksOf(2)).to.include({ usageToConfirm: 1 });
    await confirm(scene.as(user), "1-2");
    const booking = await scene.client().get("/v1/bookings/1-2", bookingSchema);
    expect(booking).to.include({ status: "charged", holdMinor: "12000", chargeMinor: "10000", obligation: "1" });
    const line = await scene.client().get("/v1/obligations/1", obligationSchema);
    expect(line).to.include({
      debtor: 2,
      creditor: 1,
      amountMinor: "10000",
      cause: "booking",
      causeId: "1-2",
      cycle: 1,
    });
  });

  it("holds a disputed line back, and carries it to the open cycle when it stands", async () => {
    await dispute(scene.as(user), "1", 2, "用时有误");
    expect(await scene.client().get("/v1/cycles/1", cycleSchema)).to.include({ grossMinor: "0", disputed: 1 });
    await decide(scene.as(scene.secretariat), "1", true, "用时属实");
    const carried = await scene.client().get("/v1/obligations/2", obligationSchema);
    expect(carried).to.include({ cause: "adjustment", causeId: "1", status: "posted", amountMinor: "10000" });
    const statement = await scene.client().get("/v1/cycles/1/statements/2", statementSchema);
    expect(statement.position).to.include({ positionMinor: "-10000", lines: 1 });
    expect(statement.lines.map(({ status }) => status)).to.deep.equal(["carried", "posted"]);
  });

  it("nets with the gateway's own proposal, follows the payment and closes", async () => {
    const secretariat = scene.as(scene.secretariat);
    await cutOff(secretariat, 1);
    expect((await getCycle(secretariat, 1)).proposal).to.deep.equal([{ payer: 2, payee: 1, amountMinor: "10000" }]);
    await net(secretariat, 1);
    expect(await tasksOf(2)).to.include({ paymentsToReport: 1 });
    await reportPayment(scene.as(user), 1, 0, "a wrong reference");
    await reportPayment(scene.as(user), 1, 0, "ICBC-20261118-7");
    expect(await tasksOf(1)).to.include({ paymentsToConfirm: 1 });
    await confirmPayment(scene.as(owner), 1, 0);
    await close(secretariat, 1);
    const cycle = await scene.client().get("/v1/cycles/1", cycleSchema);
    expect(cycle).to.include({ status: "closed", netMinor: "10000", lines: 2 });
    expect(cycle.payments[0]).to.include({ status: "confirmed", bankReference: "ICBC-20261118-7" });
    expect(cycle.closeDigest).to.match(/^0x[0-9a-f]{64}$/);
    expect(await scene.client().get("/v1/cycles/2", cycleSchema)).to.include({ status: "open", lines: 0 });
  });

  it("books at no price but the one that the user saw", async () => {
    const wanted = { resource: 1, user: 2, start: slotOf(new Date()) + 40, length: 4, agreement };
    const seen = await scene.client().get("/v1/resources/1", resourceSchema);
    await setRate(scene.as(owner), 1, { ...seen.rate, member: "12001" });
    const tried = book(scene.as(user), { ...wanted, rateVersion: seen.rateVersion });
    const refusal = await tried.catch((error: unknown) => error);
    if (!(refusal instanceof Problem)) throw new TypeError("The booking went through");
    expect(refusal).to.deep.include({ name: "Bookings_RateChanged", arguments: { resource: 1, seen: 1, current: 2 } });
    const say = (language: Language) => renderProblem(refusal, resourcesProblems.Bookings_RateChanged, language);
    expect(say("zh-CN").advice).to.equal("请重新查看价格，同意后再预约。");
    expect(say("en").detail).to.equal(
      "You saw rate version 1 of resource 1; version 2 is in force now. Nothing was booked.",
    );

    const { rateVersion, rate } = await scene.client().get("/v1/resources/1", resourceSchema);
    expect(rate.member).to.equal("12001");
    await book(scene.as(user), { ...wanted, rateVersion });
    const made = await scene.client().get("/v1/bookings/1-3", bookingSchema);
    expect(made).to.include({ rateVersion: 2, holdMinor: "12001" });
  });

  it("serves the same after a restart", async () => {
    const before = await scene.client().get("/v1/cycles/1/statements/1", statementSchema);
    await scene.restart();
    expect(await scene.client().get("/v1/cycles/1/statements/1", statementSchema)).to.deep.equal(before);
  });
});
