import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { getMeeting, listCharters, listMeetings } from "../../server/alliance/meeting-queries.ts";
import {
  AGENDA,
  convenedMeetings,
  coordinator,
  MINUTES,
  NOTICE,
  STARTS_AT,
  succeed,
  TEXT,
} from "./contract-meetings.ts";
import { ethers, FACTORY, loadFixture, NORTH, SOUTH, secretariat, time } from "./contract-scene.ts";
import { foldChain } from "./fold-scene.ts";

const everything = { limit: 200 };
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

describe("Meetings, folded from their events", () => {
  it("know who convened them, as what, and their newest agenda", async () => {
    const { asSecretariat } = await loadFixture(convenedMeetings);
    await asSecretariat.amendAgenda(1, ethers.id("other"));
    const amendedAt = iso(await time.latest());
    const store = await foldChain();
    expect(getMeeting(store, 1)).to.deep.include({
      kind: "joint",
      status: "convened",
      leadingUnit: null,
      startsAt: iso(STARTS_AT),
      agendaHash: ethers.id("other"),
      agendaAmendedAt: amendedAt,
      noticeZh: NOTICE[0],
      noticeEn: NOTICE[1],
      convenedBy: secretariat.address,
      cancellation: null,
      minutes: [],
    });
    expect(getMeeting(store, 2)).to.include({ leadingUnit: NORTH, agendaHash: AGENDA, agendaAmendedAt: null });
  });

  it("are cancelled with a reason", async () => {
    const { meetings } = await loadFixture(convenedMeetings);
    await by(coordinator, meetings).cancel(1, "改期");
    const at = iso(await time.latest());
    expect(getMeeting(await foldChain(), 1)).to.deep.include({
      status: "cancelled",
      cancellation: { reason: "改期", by: coordinator.address, at },
    });
  });

  it("keep every version of their minutes, and their resolutions with the votes", async () => {
    const { asSecretariat } = await loadFixture(convenedMeetings);
    await time.increaseTo(STARTS_AT);
    await asSecretariat.recordMinutes(1, MINUTES, [NORTH, SOUTH]);
    await asSecretariat.recordMinutes(1, TEXT, [NORTH, FACTORY]);
    await asSecretariat.recordResolution(1, TEXT, 2n ** 255n);
    await asSecretariat.recordResolution(1, MINUTES, 0n);
    const store = await foldChain();
    const { minutes, resolutions } = getMeeting(store, 1);
    expect(minutes.map(({ version, minutesHash, attendance }) => [version, minutesHash, attendance])).to.deep.equal([
      [1, MINUTES, [NORTH, SOUTH]],
      [2, TEXT, [NORTH, FACTORY]],
    ]);
    expect(resolutions.map(({ number, textHash, proposal }) => [number, textHash, proposal])).to.deep.equal([
      [1, TEXT, String(2n ** 255n)],
      [2, MINUTES, null],
    ]);
    async function numbers(filter: Parameters<typeof listMeetings>[1]): Promise<number[]> {
      const { items } = await listMeetings(store, filter, everything);
      return items.map(({ meeting }) => meeting);
    }
    expect(await numbers({})).to.deep.equal([2, 1]);
    expect(await numbers({ member: FACTORY })).to.deep.equal([1]);
    // The corrected minutes do not name it any more.
    expect(await numbers({ member: SOUTH })).to.deep.equal([]);
    expect(await numbers({ member: NORTH })).to.deep.equal([2, 1]);
    expect(await numbers({ kind: "joint", status: "convened" })).to.deep.equal([1]);
  });

  it("go on in a successor, as the charter's versions do", async () => {
    const { meetings, members, authority, directory } = await loadFixture(convenedMeetings);
    await meetings.adoptCharter(TEXT, "章程", "Charter");
    const second = await succeed(meetings, members, authority);
    await directory.register(ethers.encodeBytes32String("Meetings"), second);
    await by(secretariat, second).convene(0, 1, STARTS_AT, AGENDA, ...NOTICE);
    await second.adoptCharter(MINUTES, "新章程", "New charter");
    const store = await foldChain();
    expect(getMeeting(store, 3)).to.include({ convenedBy: secretariat.address });
    const { items } = await listCharters(store, everything);
    expect(items.map(({ version, textHash, titleEn }) => [version, textHash, titleEn])).to.deep.equal([
      [2, MINUTES, "New charter"],
      [1, TEXT, "Charter"],
    ]);
  });
});
