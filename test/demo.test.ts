import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { computeAddress, decryptKeystoreJsonSync, getAddress } from "ethers";
import { anchorOf, DAY, dateOf, HOUR, SLOT_SECONDS, WEEK } from "../demo/calendar.ts";
import { courses } from "../demo/courses.ts";
import { instruments } from "../demo/instruments.ts";
import { demoKeystoreOf, demoKeystores, demoPrivateKeyOf } from "../demo/keystores.ts";
import { memberOf, members } from "../demo/members.ts";
import { demoPassphrase, people } from "../demo/people.ts";
import { type Schedule, scheduleOf } from "../demo/schedule.ts";
import { Replay } from "./demo.replay.ts";

const anchor = anchorOf(Date.UTC(2026, 10, 18) / 1000);
const nows = [0, 0.4 * DAY, 2.6 * DAY, 4.99 * DAY, WEEK - 1].map((passed) => anchor + passed);
const keystores = new URL("../demo/keystores/", import.meta.url);

function scheduleAt(now: number): Schedule {
  return scheduleOf({ anchor, now });
}

function replayAt(now: number): Replay {
  const replay = new Replay();
  for (const act of scheduleAt(now).acts) replay.play(act);
  return replay;
}

describe("Demo facts", () => {
  it("name ten universities, three in Beijing, three in Tianjin and four in Hebei, and three other members", () => {
    const universities = members.filter(({ kind }) => kind === "university");
    const inProvince = (code: number) => universities.filter(({ province }) => province === code).length;
    expect([11, 12, 13].map(inProvince)).to.deep.equal([3, 3, 4]);
    expect(members.slice(10).map(({ kind }) => kind)).to.deep.equal(["institute", "enterprise", "government"]);
    expect(new Set(members.map(({ key }) => key)).size).to.equal(13);
  });

  it("give every member an administrator, every university each office, and no id twice", () => {
    expect(new Set(people.map(({ id }) => id)).size).to.equal(people.length);
    expect(people.length).to.be.at.most(48);
    for (const { member } of people) if (member !== null) expect(memberOf(member).key).to.equal(member);
    const offices = (key: string) => people.filter(({ member }) => member === key).flatMap((person) => person.offices);
    for (const { key, kind } of members) {
      expect(offices(key), key).to.include("administrator");
      if (kind !== "university") continue;
      expect(new Set(offices(key)).size, key).to.equal(5);
    }
  });

  it("keep courses and instruments within their ranges", () => {
    for (const { credits, code, field } of courses) {
      expect(Number(credits) * 2, code).to.be.within(1, 12);
      expect(Number.isInteger(Number(credits) * 2), code).to.equal(true);
      expect(field, code).to.match(/^\d{4}$/);
    }
    expect(new Set(courses.map(({ code }) => code)).size).to.equal(60);
    expect(new Set(instruments.map(({ key }) => key)).size).to.equal(instruments.length);
    for (const { key, rules, purchaseValueMinor } of instruments) {
      expect(rules.opensAt, key).to.be.lessThan(rules.closesAt);
      expect(rules.longest, key).to.be.within(rules.shortest, rules.closesAt - rules.opensAt);
      expect(BigInt(purchaseValueMinor) > 0n, key).to.equal(true);
    }
  });

  it("hold for each person a keystore that opens to the stated address, and make the same file again", async () => {
    expect(readdirSync(keystores).sort()).to.deep.equal(demoKeystores.map((id) => `${id}.json`).sort());
    for (const id of ["credential-jinghua", "jizhong-registrar", "jinghua-steward", "alliance-secretariat"]) {
      const json = readFileSync(new URL(`${id}.json`, keystores), "utf8");
      const { address, privateKey } = decryptKeystoreJsonSync(json, demoPassphrase);
      expect(privateKey).to.equal(demoPrivateKeyOf(id));
      expect(address).to.equal(computeAddress(privateKey));
      expect(getAddress(JSON.parse(json).address)).to.equal(address);
      expect(await demoKeystoreOf(id)).to.equal(json);
    }
  });
});

describe("Demo schedule", () => {
  it("is the same for the same input, another for another seed, and only grows with time", () => {
    const last = scheduleAt(anchor + WEEK).acts;
    expect(scheduleAt(anchor + WEEK).acts).to.deep.equal(last);
    expect(scheduleOf({ anchor, now: anchor, seed: 2 }).acts).to.not.deep.equal(scheduleAt(anchor).acts);
    for (const now of nows) {
      const { acts } = scheduleAt(now);
      expect(acts).to.deep.equal(last.slice(0, acts.length));
      expect(last[acts.length]?.at ?? Number.POSITIVE_INFINITY).to.be.greaterThan(now);
    }
  });

  it("is in the order of time and quick to make", () => {
    const durations = [1, 2, 3].map(() => {
      const startedAt = performance.now();
      scheduleAt(anchor + WEEK);
      return performance.now() - startedAt;
    });
    expect(Math.min(...durations)).to.be.lessThan(300);
    const { acts, foundedAt } = scheduleAt(anchor + WEEK);
    for (const [index, act] of acts.entries()) {
      expect(act.at, `act ${index}`).to.be.greaterThan(foundedAt);
      expect(act.at, `act ${index}`).to.be.at.least(acts[index - 1]?.at ?? 0);
      expect(Number.isInteger(act.at), `act ${index}`).to.equal(true);
    }
  });

  for (const now of nows) {
    it(`follows the rules and reaches every state of a booking by ${dateOf(now)} + ${(now - anchor) % DAY} s`, () => {
      const replay = replayAt(now);
      const bookings = [...replay.bookings.values()];
      expect(bookings.length).to.be.within(600, 800);
      const states = ["requested", "approved", "declined", "cancelled", "metered", "contested", "charged"] as const;
      for (const state of states) {
        expect(bookings.filter(({ status }) => status === state).length, state).to.be.greaterThan(1);
      }
      const late = bookings.filter(({ status, start }) => status === "requested" && start * SLOT_SECONDS < now);
      expect(late).to.deep.equal([]);
      const furthest = Math.max(...bookings.map(({ start }) => start * SLOT_SECONDS));
      expect(furthest).to.be.within(now + 5 * DAY, now + 14 * DAY);
      expect(replay.cycles.get(1)).to.include({ status: "closed" });
      expect(replay.cycles.get(2)).to.include({ status: "cutOff" });
      expect(replay.cycles.get(2)?.disputed.size).to.equal(1);
      expect(replay.cycles.get(2)?.decided.size).to.equal(1);
      expect(replay.cycles.has(3)).to.equal(false);
    });
  }

  it("always leaves the steward of Jinghua University a use that has begun and is not metered", () => {
    const owned = new Set(instruments.filter(({ owner }) => owner === "jinghua").map(({ key }) => key));
    for (let weeks = -26; weeks <= 52; weeks += 3) {
      const from = anchor + weeks * WEEK;
      const { acts } = scheduleOf({ anchor: from, now: from + WEEK - 1 });
      for (let now = from; now < from + WEEK; now += HOUR) {
        const waiting = new Map<string, number>();
        for (const act of acts) {
          if (act.at > now || !("booking" in act) || !("instrument" in act) || !owned.has(act.instrument)) continue;
          if (act.act === "book") waiting.set(act.booking, act.start * SLOT_SECONDS);
          else if (act.act !== "approve") waiting.delete(act.booking);
        }
        const begun = [...waiting.values()].filter((startsAt) => startsAt < from);
        expect(begun, `${dateOf(now)} + ${(now - from) % DAY} s`).to.have.length(1);
      }
    }
  });

  it("holds at other anchors and seeds", () => {
    for (const [weeks, seed] of [
      [9, 1],
      [22, 2],
      [38, 3],
      [-30, 4],
    ] as const) {
      const other = anchor + weeks * WEEK;
      const replay = new Replay();
      for (const act of scheduleOf({ anchor: other, now: other + 3 * DAY, seed }).acts) replay.play(act);
      expect(new Set([...replay.bookings.values()].map(({ status }) => status)).size).to.equal(7);
    }
  });
});
