import { expect } from "chai";
import { by, type Module } from "../../scripts/testing/unlocked-alliance.ts";
import {
  begunMeetings,
  convenedMeetings,
  coordinator,
  type MeetingFunction,
  MINUTES,
  STARTS_AT,
  TEXT,
  UNKNOWN,
} from "./contract-meetings.ts";
import {
  ethers,
  FACTORY,
  loadFixture,
  NORTH,
  north,
  SOUTH,
  secretariat,
  south,
  stranger,
  time,
} from "./contract-scene.ts";

describe("Meetings.amendAgenda and cancel", () => {
  const attempts = (contract: Module<MeetingFunction>, meeting: number) => [
    () => contract.amendAgenda(meeting, TEXT),
    () => contract.cancel(meeting, "storm"),
  ];

  it("revert when there is no such meeting", async () => {
    const { meetings, asSecretariat } = await loadFixture(convenedMeetings);
    for (const attempt of [...attempts(asSecretariat, UNKNOWN), () => meetings.getMeeting(0)]) {
      await expect(attempt()).to.be.revertedWithCustomError(meetings, "Meetings_Unknown");
    }
  });

  it("revert when the caller may not keep the meeting", async () => {
    const { meetings } = await loadFixture(convenedMeetings);
    for (const [account, meeting, unit] of [
      [north.administrator, 1, 0],
      [south.administrator, 2, NORTH],
      [stranger, 1, 0],
    ] as const) {
      for (const attempt of attempts(by(account, meetings), meeting)) {
        await expect(attempt())
          .to.be.revertedWithCustomError(meetings, "Meetings_MayNotConvene")
          .withArgs(unit, account.address);
      }
    }
  });

  it("revert given the meeting has begun, or was cancelled", async () => {
    const { meetings, asSecretariat } = await loadFixture(begunMeetings);
    for (const attempt of attempts(asSecretariat, 1)) {
      await expect(attempt()).to.be.revertedWithCustomError(meetings, "Meetings_AlreadyBegun").withArgs(1, STARTS_AT);
    }
    await loadFixture(convenedMeetings);
    await asSecretariat.cancel(1, "storm");
    for (const attempt of attempts(asSecretariat, 1)) {
      await expect(attempt()).to.be.revertedWithCustomError(meetings, "Meetings_Cancelled").withArgs(1);
    }
  });

  it("revert when the agenda or the reason is missing", async () => {
    const { meetings, asSecretariat } = await loadFixture(convenedMeetings);
    for (const attempt of [() => asSecretariat.amendAgenda(1, ethers.ZeroHash), () => asSecretariat.cancel(1, "")]) {
      await expect(attempt()).to.be.revertedWithCustomError(meetings, "Meetings_Incomplete").withArgs();
    }
  });

  for (const account of [secretariat, coordinator, north.administrator]) {
    it(`announce what ${account.address.slice(0, 6)} does with a leading unit's meeting`, async () => {
      const { meetings } = await loadFixture(convenedMeetings);
      await expect(by(account, meetings).amendAgenda(2, TEXT))
        .to.emit(meetings, "AgendaAmended")
        .withArgs(2, TEXT, account.address);
      await expect(by(account, meetings).cancel(2, "storm"))
        .to.emit(meetings, "MeetingCancelled")
        .withArgs(2, "storm", account.address);
      expect((await meetings.getMeeting(2)).cancelled).to.equal(true);
    });
  }
});

describe("Meetings.recordMinutes and recordResolution", () => {
  it("revert given the meeting has not begun, or was cancelled", async () => {
    const { meetings, asSecretariat } = await loadFixture(convenedMeetings);
    const attempts = [
      () => asSecretariat.recordMinutes(1, MINUTES, [NORTH]),
      () => asSecretariat.recordResolution(1, TEXT, 0),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).to.be.revertedWithCustomError(meetings, "Meetings_NotYetBegun").withArgs(1, STARTS_AT);
    }
    await asSecretariat.cancel(1, "storm");
    await time.increaseTo(STARTS_AT);
    for (const attempt of attempts) {
      await expect(attempt()).to.be.revertedWithCustomError(meetings, "Meetings_Cancelled").withArgs(1);
    }
  });

  it("revert when the text or the attendance is missing", async () => {
    const { meetings, asSecretariat } = await loadFixture(begunMeetings);
    for (const attempt of [
      () => asSecretariat.recordMinutes(1, ethers.ZeroHash, [NORTH]),
      () => asSecretariat.recordMinutes(1, MINUTES, []),
      () => asSecretariat.recordResolution(1, ethers.ZeroHash, 0),
    ]) {
      await expect(attempt()).to.be.revertedWithCustomError(meetings, "Meetings_Incomplete").withArgs();
    }
  });

  for (const [attendance, position] of [
    [[SOUTH, NORTH], 1],
    [[NORTH, NORTH], 1],
    [[0], 0],
    [[NORTH, SOUTH, FACTORY, UNKNOWN], 3],
  ] as const) {
    it(`revert when [${attendance.join(", ")}] attended`, async () => {
      const { meetings, asSecretariat } = await loadFixture(begunMeetings);
      await expect(asSecretariat.recordMinutes(1, MINUTES, attendance))
        .to.be.revertedWithCustomError(meetings, "Meetings_BadAttendance")
        .withArgs(position);
    });
  }

  it("announce minutes by version, with who attended", async () => {
    const { meetings, asSecretariat } = await loadFixture(begunMeetings);
    for (const version of [1, 2]) {
      await expect(asSecretariat.recordMinutes(1, MINUTES, [NORTH, FACTORY]))
        .to.emit(meetings, "MinutesRecorded")
        .withArgs(1, version, MINUTES, [NORTH, FACTORY], secretariat.address);
    }
    expect((await meetings.getMeeting(1)).minutesVersion).to.equal(2n);
  });

  it("announce resolutions by number, with the vote", async () => {
    const { meetings, asSecretariat } = await loadFixture(begunMeetings);
    for (const [number, proposal] of [
      [1, 0n],
      [2, 2n ** 255n],
    ] as const) {
      await expect(asSecretariat.recordResolution(1, TEXT, proposal))
        .to.emit(meetings, "ResolutionRecorded")
        .withArgs(1, number, TEXT, proposal, secretariat.address);
    }
    expect((await meetings.getMeeting(1)).resolutions).to.equal(2n);
  });

  it("are the secretariat's once the unit leads no more", async () => {
    const { meetings, asSecretariat } = await loadFixture(begunMeetings);
    await expect(by(north.administrator, meetings).recordResolution(2, TEXT, 0))
      .to.be.revertedWithCustomError(meetings, "Meetings_MayNotConvene")
      .withArgs(NORTH, north.administrator.address);
    await asSecretariat.recordResolution(2, TEXT, 0);
  });
});
