import { expect } from "chai";
import { documentHash } from "../../client/document.ts";
import {
  amendAgenda,
  cancelMeeting,
  convene,
  getMeeting,
  listCharters,
  listMeetings,
  type MeetingDraft,
  recordMinutes,
  recordResolution,
} from "../../client/meetings.ts";
import { EmbeddedChain } from "../../server/chain/embedded.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { rejection } from "./rejection.ts";

const day = 86_400;
const hashOf = (text: string) => documentHash(new TextEncoder().encode(text));

describe("Meetings, through a client", () => {
  let scene: Alliance;
  let aheadSeconds = 0;
  before(async () => {
    scene = await startAlliance();
    const { chain } = scene.running;
    if (!(chain instanceof EmbeddedChain)) throw new TypeError("A test gateway has a chain of its own");
    chain.setClock(() => Date.now() / 1000 + aheadSeconds);
  });
  after(() => scene.close());

  const draft = (days: number): MeetingDraft => ({
    leadingUnit: null,
    kind: "joint",
    startsAt: new Date(Math.floor(Date.now() / 1000 + aheadSeconds + days * day) * 1000).toISOString(),
    agendaHash: hashOf("agenda"),
    noticeZh: "联席会议",
    noticeEn: "Joint meeting",
  });

  it("are convened, prepared, held and recorded", async () => {
    const ledger = scene.as(scene.secretariat);
    const { meeting } = await convene(ledger, draft(4));
    await amendAgenda(ledger, meeting, hashOf("another agenda"));
    aheadSeconds += 4 * day + 5;
    await recordMinutes(ledger, meeting, hashOf("minutes"), [3, 1]);
    await recordResolution(ledger, meeting, hashOf("resolution"), "12345678901234567890");
    const found = await getMeeting(ledger, meeting);
    expect(found).to.include({ kind: "joint", status: "convened", agendaHash: hashOf("another agenda") });
    expect(found.minutes[0]?.attendance).to.deep.equal([1, 3]);
    expect(found.resolutions[0]?.proposal).to.equal("12345678901234567890");
    expect((await listMeetings(ledger, { member: 3 })).map((one) => one.meeting)).to.deep.equal([meeting]);
    expect(await listCharters(ledger)).to.deep.equal([]);
  });

  it("are cancelled by whoever may convene, and by nobody else", async () => {
    const ledger = scene.as(scene.secretariat);
    const { meeting } = await convene(ledger, draft(5));
    const stranger = scene.members[0]?.administrator ?? scene.founder;
    const error = await rejection(cancelMeeting(scene.as(stranger), meeting, "No"));
    expect(error.name).to.equal("Meetings_MayNotConvene");
    expect(error.arguments).to.deep.equal({ leadingUnit: 0, account: stranger.address });
    await cancelMeeting(ledger, meeting, "Snow");
    expect((await getMeeting(ledger, meeting)).cancellation?.reason).to.equal("Snow");
  });

  it("say how long ahead they are convened", async () => {
    const error = await rejection(convene(scene.as(scene.secretariat), draft(2)));
    expect(error.name).to.equal("Meetings_NoticeTooShort");
  });
});
