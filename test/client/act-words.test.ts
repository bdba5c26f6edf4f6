/** People vote on these sentences: each says who, what and until when, as the call says it. */
import { expect } from "chai";
import { actWords } from "../../client/act-words.ts";
import { acts, type PlannedAct } from "../../client/acts.ts";
import { decodeAct } from "../../server/alliance/acts.ts";
import { abis, type Module } from "../../server/modules.ts";

const account = `0x${"ab".repeat(20)}` as const;
const bookings = `0x${"12".repeat(20)}` as const;
const time = "2027-01-01T00:00:00Z";
const names = {
  member: (member: number) => ({ "zh-CN": `成员${member}`, en: `Member ${member}` }),
  module: (location: string) => (location.toLowerCase() === bookings ? "Bookings" : undefined),
};

function said({ to, data }: PlannedAct, calldata: string = data) {
  const module = to as Module;
  return actWords({ target: account, module, calldata, act: decodeAct(abis[module], calldata) }, names);
}

const nobody = { kind: "institute", province: 13, nameZh: "院", nameEn: "Institute", administrator: account } as const;
const half = { numerator: 1, denominator: 2 };
const rule = { quorum: half, ofCast: half, ofSeats: { numerator: 0, denominator: 1 } };

const sentences: readonly (readonly [PlannedAct, zh: RegExp, en: RegExp])[] = [
  [
    acts.admit({ ...nobody, full: true }),
    /接纳“院”（科研院所，省份 13）为有席位/,
    /Admit “Institute” \(institute, province 13\) with a/,
  ],
  [acts.admit({ ...nobody, full: false }), /无席位/, /as an associate; its first administrator is 0xabab/i],
  [acts.setStanding(3, "suspended", "Dues"), /^暂停成员资格：成员3；理由：Dues$/, /^Suspend Member 3; reason: Dues$/],
  [acts.setStanding(3, "expelled", "x"), /^除名：成员3/, /^Expel Member 3/],
  [acts.setStanding(3, "active", "x"), /^恢复成员资格：成员3/, /^Reinstate Member 3/],
  [acts.setSeat(3, true), /^给予成员3/, /^Give Member 3 a seat/],
  [acts.setSeat(3, false), /^收回成员3/, /^Take the seat in the council from Member 3$/],
  [acts.appointLeadingUnit(3, "Optics", time), /牵头单位，至 2027年1月1日/, /“Optics” until 1 Jan 2027, 08:00$/],
  [acts.appointLeadingUnit(3, "", null), /^终止成员3/, /^End the appointment of Member 3/],
  [acts.pause(bookings, time), /^暂停 Bookings 至 2027/, /^Pause Bookings until 1 Jan 2027/],
  [acts.retire(bookings), /^永久停用 Bookings$/, /^Retire Bookings for good$/],
  [acts.liftPause(bookings), /^恢复 Bookings 运行$/, /^Let Bookings run again$/],
  [acts.grantRole("auditor", account), /联盟职责“审计员”/, /^Give 0xabab\w+ the alliance-wide role of auditor$/i],
  [acts.revokeRole("secretariat", account), /^收回 .*“秘书处”/, /^Take the alliance-wide role of secretariat from/],
  [acts.registerModule("Bookings", account), /^登记 Bookings 的合约/, /as the contract of Bookings/],
  [acts.setTiming(86_400, 172_800), /86400 秒后开始表决，表决 172800 秒/, /86400 seconds .* 172800 seconds/],
  [
    acts.setRule({ target: bookings, signature: "approve(uint32,uint32)" }, rule),
    /^Bookings\.\S+的表决规则改为：到会 1\/2，赞成占已投 1\/2、占席位 0$/,
    /^Let decisions on Bookings\.\S+ need ballots of 1\/2 of the seats, and in favour 1\/2 of the votes and 0/,
  ],
  [acts.setRule({}, rule), /^其余一切事项/, /^Let decisions on everything else need/],
  [
    acts.accredit(3, "thesis", 7, time, null),
    /^核准成员3签发硕士毕业论文记录，自 2027.* 至 无期限$/,
    /^Accredit Member 3 for .*, master.* until no end$/,
  ],
  [acts.accreditForQualification(3, "CNC", time, time), /职业资格 CNC，自/, /the qualification CNC, from/],
  [
    acts.withdrawAccreditation(3, "course", 0, time, "Review"),
    /理由：Review$/,
    /^End the accreditation of Member 3 .*reason: Review$/,
  ],
  [
    acts.defineQualification("CNC", "数控", "Machinist", 36),
    /“数控”，有效 36 个月$/,
    /“Machinist”, valid for 36 months$/,
  ],
  [
    acts.equateQualifications("A", "B"),
    /^职业资格 A 与 B 相互承认$/,
    /^Accept the qualifications A and B for one another$/,
  ],
];

describe("The words for what a proposal would do", () => {
  for (const [act, zh, en] of sentences) {
    it(`say “${said(act).en.slice(0, 60)}”`, () => {
      expect(said(act)["zh-CN"]).to.match(zh);
      expect(said(act).en).to.match(en);
    });
  }

  it("know every well-known act", () => {
    const given = sentences.map(([{ data }]) => data.slice(0, 10));
    const known = [acts.appointAdministrator(1, account), acts.adoptCharter(`0x${"00".repeat(32)}`, "章", "Charter")];
    const delay = acts.setExecutionDelay(60);
    const ended = acts.withdrawAccreditationForQualification(1, "A", time, "x");
    for (const act of [...known, delay, ended]) {
      expect(said(act).en, act.to).not.to.match(/^Call /);
      given.push(act.data.slice(0, 10));
    }
    expect(new Set(given).size).to.equal(new Set(Object.keys(acts)).size - 2);
  });

  it("show any other call as it is, and bytes that nobody can read as bytes", () => {
    const call = acts.setSeat(3, true);
    const other = { target: account, module: null, calldata: call.data, act: decodeAct(abis.Members, call.data) };
    expect(actWords(other, names).en).to.equal(`Call ${account}.setSeat(3, true)`);
    expect(said(call, `${call.data}00`)["zh-CN"]).to.equal(`对 Members 执行无法解读的调用 ${call.data}00`);
  });
});
