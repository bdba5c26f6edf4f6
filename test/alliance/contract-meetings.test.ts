import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  AGENDA,
  begunMeetings,
  convenedMeetings,
  coordinator,
  DAY,
  MEETING,
  MINUTES,
  NOTICE,
  STARTS_AT,
  succeed,
  TEXT,
  withoutMeetings,
} from "./contract-meetings.ts";
import {
  ethers,
  founder,
  loadFixture,
  NORTH,
  north,
  SOUTH,
  STANDING,
  secretariat,
  south,
  stranger,
  time,
} from "./contract-scene.ts";

describe("Meetings.convene", () => {
  for (const [who, account] of [
    ["a stranger", stranger],
    ["the founder", founder],
    ["a leading unit's representative who does not say so", north.administrator],
  ] as const) {
    it(`reverts when the caller is ${who}`, async () => {
      const { meetings } = await loadFixture(withoutMeetings);
      await expect(by(account, meetings).convene(0, MEETING.joint, STARTS_AT, AGENDA, ...NOTICE))
        .to.be.revertedWithCustomError(meetings, "Meetings_MayNotConvene")
        .withArgs(0, account.address);
    });
  }

  for (const [who, account, member] of [
    ["the secretariat names a leading unit", secretariat, NORTH],
    ["an officer of the leading unit is not its representative", north.registrar, NORTH],
    ["another member's representative names it", south.administrator, NORTH],
    ["the member leads no field", south.administrator, SOUTH],
  ] as const) {
    it(`reverts when ${who}`, async () => {
      const { meetings } = await loadFixture(withoutMeetings);
      await expect(by(account, meetings).convene(member, MEETING.working, STARTS_AT, AGENDA, ...NOTICE))
        .to.be.revertedWithCustomError(meetings, "Meetings_MayNotConvene")
        .withArgs(member, account.address);
    });
  }

  it("reverts given the member leads no more, or is suspended", async () => {
    for (const end of [
      () => time.increaseTo(STARTS_AT),
      async () => (await loadFixture(withoutMeetings)).members.setStanding(NORTH, STANDING.suspended, "inspection"),
    ]) {
      const { meetings } = await loadFixture(withoutMeetings);
      await end();
      const asNorth = by(north.administrator, meetings);
      await expect(asNorth.convene(NORTH, MEETING.working, STARTS_AT + 9 * DAY, AGENDA, ...NOTICE))
        .to.be.revertedWithCustomError(meetings, "Meetings_MayNotConvene")
        .withArgs(NORTH, north.administrator.address);
    }
  });

  for (const [missing, kind, agenda, zh, en] of [
    ["kind", MEETING.none, AGENDA, ...NOTICE],
    ["agenda", MEETING.joint, ethers.ZeroHash, ...NOTICE],
    ["Chinese notice", MEETING.joint, AGENDA, "", NOTICE[1]],
    ["English notice", MEETING.joint, AGENDA, NOTICE[0], ""],
  ] as const) {
    it(`reverts when the ${missing} is missing`, async () => {
      const { meetings, asSecretariat } = await loadFixture(withoutMeetings);
      await expect(asSecretariat.convene(0, kind, STARTS_AT, agenda, zh, en))
        .to.be.revertedWithCustomError(meetings, "Meetings_Incomplete")
        .withArgs();
    });
  }

  it("reverts when it would begin in less than three days, and not in three", async () => {
    const { meetings, asSecretariat } = await loadFixture(withoutMeetings);
    const now = (await time.latest()) + 60;
    await time.setNextBlockTimestamp(now);
    const earliest = now + 3 * DAY;
    await expect(asSecretariat.convene(0, MEETING.joint, earliest - 1, AGENDA, ...NOTICE))
      .to.be.revertedWithCustomError(meetings, "Meetings_NoticeTooShort")
      .withArgs(earliest - 1, earliest);
    await time.setNextBlockTimestamp(now + 1);
    await asSecretariat.convene(0, MEETING.joint, earliest + 1, AGENDA, ...NOTICE);
  });

  for (const [who, account, unit] of [
    ["the secretariat", secretariat, 0],
    ["the coordinator", coordinator, 0],
    ["a leading unit's representative", north.administrator, NORTH],
  ] as const) {
    it(`announces what ${who} convenes`, async () => {
      const { meetings } = await loadFixture(withoutMeetings);
      await expect(by(account, meetings).convene(unit, MEETING.council, STARTS_AT, AGENDA, ...NOTICE))
        .to.emit(meetings, "MeetingConvened")
        .withArgs(1, MEETING.council, unit, STARTS_AT, AGENDA, ...NOTICE, account.address);
      const expected = [MEETING.council, false, unit, STARTS_AT, 0, 0];
      expect(await meetings.getMeeting(1)).to.deep.equal(
        expected.map((value) => (typeof value === "number" ? BigInt(value) : value)),
      );
    });
  }

  it("goes on with a predecessor's numbering, and with its charter", async () => {
    const { meetings, members, authority } = await loadFixture(convenedMeetings);
    await meetings.adoptCharter(TEXT, "章程", "Charter");
    const successor = await succeed(meetings, members, authority);
    expect(await successor.getMeetingCount()).to.equal(2n);
    expect(await successor.getCharter()).to.deep.equal([TEXT, 1n]);
  });
});

describe("Meetings.adoptCharter", () => {
  it("reverts when the caller is not the council", async () => {
    const { meetings, asSecretariat } = await loadFixture(withoutMeetings);
    await expect(asSecretariat.adoptCharter(TEXT, "章程", "Charter"))
      .to.be.revertedWithCustomError(meetings, "AccessManagedUnauthorized")
      .withArgs(secretariat.address);
  });

  it("reverts when the text or a title is missing", async () => {
    const { meetings } = await loadFixture(withoutMeetings);
    for (const [text, zh, en] of [
      [ethers.ZeroHash, "章程", "Charter"],
      [TEXT, "", "Charter"],
      [TEXT, "章程", ""],
    ] as const) {
      await expect(meetings.adoptCharter(text, zh, en))
        .to.be.revertedWithCustomError(meetings, "Meetings_Incomplete")
        .withArgs();
    }
  });

  it("announces and keeps the next version", async () => {
    const { meetings } = await loadFixture(withoutMeetings);
    expect(await meetings.getCharter()).to.deep.equal([ethers.ZeroHash, 0n]);
    for (const version of [1n, 2n]) {
      await expect(meetings.adoptCharter(TEXT, "章程", "Charter"))
        .to.emit(meetings, "CharterAdopted")
        .withArgs(version, TEXT, "章程", "Charter");
      expect(await meetings.getCharter()).to.deep.equal([TEXT, version]);
    }
  });
});

const FOREVER = 2n ** 40n - 1n;

describe("Meetings, given they are paused", () => {
  it("change nothing", async () => {
    const { meetings, members, asSecretariat } = await loadFixture(begunMeetings);
    await members.pause(meetings, FOREVER);
    const paused = [meetings.target, FOREVER];
    for (const attempt of [
      () => asSecretariat.convene(0, MEETING.joint, STARTS_AT + 9 * DAY, AGENDA, ...NOTICE),
      () => asSecretariat.amendAgenda(1, TEXT),
      () => asSecretariat.cancel(1, "storm"),
      () => asSecretariat.recordMinutes(1, MINUTES, [NORTH]),
      () => asSecretariat.recordResolution(1, TEXT, 0),
      () => meetings.adoptCharter(TEXT, "章程", "Charter"),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(members, "Members_Paused")
        .withArgs(...paused);
    }
  });
});
