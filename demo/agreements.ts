/** The agreements of the demo's members. Everything here is fictional. */
import type { AgreementKind, FeeRecord } from "../server/alliance/agreement-records.ts";
import type { Done } from "./acts.ts";
import { DAY, HOUR, MINUTE, timeIn, WEEK } from "./calendar.ts";
import { type MemberKey, members } from "./members.ts";
import { officerOf } from "./people.ts";

export type AgreementFact = {
  /** Counts from 1 on, in the order of their proposal. */
  readonly number: number;
  /** Its text stays with the parties; the ledger holds the hash. */
  readonly text: string;
  readonly kinds: readonly AgreementKind[];
  /** The first proposes it. */
  readonly parties: readonly MemberKey[];
  /** Unix seconds. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly noticeDays: number;
  readonly decisionDays: number;
  readonly appealDays: number;
  readonly arbiter: MemberKey | null;
  readonly fees: readonly FeeRecord[];
  readonly amends: number | null;
};

export type AgreementAct =
  | (Done & { readonly act: "proposeAgreement"; readonly agreement: AgreementFact })
  /** Brought by the actor; signed by the member's administrator. */
  | (Done & { readonly act: "signAgreement"; readonly agreement: AgreementFact; readonly member: MemberKey })
  | (Done & { readonly act: "withdrawFromAgreement"; readonly agreement: number; readonly member: MemberKey });

/** The agreement under which members book one another's instruments, signed on the day of the founding. */
export const SHARING_AGREEMENT = 1;
/** The agreement under which all universities recognise one another's credits. */
export const RECOGNITION_AGREEMENT = 2;
/** How long it gives to decide a request, and then to appeal. */
export const DECISION_DAYS = 21;
export const APPEAL_DAYS = 14;

const YEAR = 365 * DAY;

/** All who have people that book: everybody but the government. */
const sharing = members.filter(({ kind }) => kind !== "government").map(({ key }) => key);
const universities = members.filter(({ kind }) => kind === "university").map(({ key }) => key);

function fact(
  number: number,
  text: string,
  kinds: readonly AgreementKind[],
  parties: readonly MemberKey[],
  { startsAt, ...rest }: Pick<AgreementFact, "startsAt"> & Partial<AgreementFact>,
): AgreementFact {
  const usual = { noticeDays: 60, decisionDays: 0, appealDays: 0, arbiter: null, fees: [], amends: null };
  return { number, text, kinds, parties, startsAt, endsAt: startsAt + 3 * YEAR, ...usual, ...rest };
}

function perHour(amountMinor: string): FeeRecord {
  return { unit: "per-hour", amountMinor };
}

/** Proposed by one and brought by it for the others: on the next day in one afternoon, if nothing else is said. */
function signed(
  agreement: AgreementFact,
  { proposedAt, after = DAY, between = 40 * MINUTE }: { proposedAt: number; after?: number; between?: number },
): AgreementAct[] {
  const [proposer, ...others] = agreement.parties;
  if (proposer === undefined) throw new Error("An agreement of the demo has no party");
  const actor = officerOf(proposer, "administrator").id;
  return [
    { act: "proposeAgreement", at: proposedAt, actor, agreement },
    ...others.map(
      (member, place): AgreementAct => ({
        act: "signAgreement",
        at: proposedAt + after + place * between,
        actor,
        agreement,
        member,
      }),
    ),
  ];
}

/** Signed by transaction: the party brings its own signature. */
function signs(agreement: AgreementFact, member: MemberKey, at: number): AgreementAct {
  return { act: "signAgreement", at, actor: officerOf(member, "administrator").id, agreement, member };
}

function agreementsOf(foundedAt: number, anchor: number) {
  const at = (week: number) => timeIn(foundedAt, week, 0, 0);
  const sharingOfAll = fact(
    SHARING_AGREEMENT,
    "京津冀高校联盟大型仪器设备开放共享协议 · Agreement on Sharing the Alliance's Large Instruments",
    ["resource-sharing"],
    sharing,
    { startsAt: timeIn(foundedAt, 1, 0, 9), noticeDays: 90 },
  );
  const recognition = fact(
    RECOGNITION_AGREEMENT,
    "京津冀高校学分互认框架协议 · Framework Agreement on the Recognition of Credits",
    ["credit-recognition", "cross-enrolment", "framework"],
    universities,
    {
      startsAt: at(2),
      noticeDays: 90,
      decisionDays: DECISION_DAYS,
      appealDays: APPEAL_DAYS,
      arbiter: "coordination",
    },
  );
  const microscopy = fact(
    3,
    "冷冻电镜共享与联合指导协议 · Agreement on Sharing Electron Microscopes and Joint Supervision",
    ["resource-sharing", "joint-supervision"],
    ["jinghua", "haijin"],
    { startsAt: at(3), noticeDays: 30, fees: [perHour("30000")] },
  );
  const library = fact(
    4,
    "图书馆馆际互借协议 · Agreement on Interlibrary Loans",
    ["library"],
    ["jingu", "hutuo", "dianbo"],
    { startsAt: at(3), fees: [{ unit: "per-loan", amountMinor: "500" }] },
  );
  const cheaper = fact(
    5,
    "冷冻电镜共享与联合指导协议（修订） · Amended Agreement on Sharing Electron Microscopes",
    microscopy.kinds,
    microscopy.parties,
    {
      startsAt: at(10),
      endsAt: microscopy.endsAt,
      noticeDays: 30,
      fees: [perHour("26000")],
      amends: microscopy.number,
    },
  );
  const exchange = fact(
    6,
    "师范生交流与费用分担协议 · Agreement on Exchanging Student Teachers",
    ["exchange", "cost-sharing"],
    ["jinmen", "jizhong", "bashang"],
    { startsAt: anchor + 3 * WEEK, fees: [{ unit: "per-enrolment", amountMinor: "120000" }] },
  );
  return { sharingOfAll, recognition, microscopy, library, cheaper, exchange };
}

export function agreementActsOf(foundedAt: number, anchor: number): readonly AgreementAct[] {
  const at = (week: number, day: number, hour: number) => timeIn(foundedAt, week, day, hour);
  const { sharingOfAll, recognition, microscopy, library, cheaper, exchange } = agreementsOf(foundedAt, anchor);
  return [
    ...signed(sharingOfAll, { proposedAt: at(1, 0, 9), after: 30 * MINUTE, between: 10 * MINUTE }),
    ...signed(recognition, { proposedAt: at(1, 1, 10) }),
    ...signed(microscopy, { proposedAt: at(2, 0, 11) }),
    ...signed(library, { proposedAt: at(2, 2, 10) }),
    ...signed(cheaper, { proposedAt: at(9, 0, 15) }),
    {
      act: "withdrawFromAgreement",
      at: at(15, 1, 11),
      actor: officerOf("dianbo", "administrator").id,
      agreement: library.number,
      member: "dianbo",
    },
    // The other party has not signed when the demo's present begins.
    {
      act: "proposeAgreement",
      at: anchor - 6 * DAY + 10 * HOUR,
      actor: officerOf("jinmen", "administrator").id,
      agreement: exchange,
    },
    signs(exchange, "bashang", anchor - 4 * DAY + 14 * HOUR),
  ];
}
