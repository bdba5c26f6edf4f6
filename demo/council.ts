/** What the demo's council votes on. Everything here is fictional. */
import type { Support } from "../server/alliance/council-records.ts";
import type { Done, Each } from "./acts.ts";
import { DAY, HOUR, MINUTE, timeIn, WEEK } from "./calendar.ts";
import { type MemberKey, members } from "./members.ts";
import { officerOf } from "./people.ts";
import { representativeOf } from "./seats.ts";

/** A ballot opens a day after it was proposed and is open for two weeks; what was decided waits for three days. */
export const VOTING_DELAY_SECONDS = DAY;
export const VOTING_PERIOD_SECONDS = 2 * WEEK;
export const OBJECTION_SECONDS = 3 * DAY;

/** What a proposal does, without the addresses that only the chain knows. */
export type DecisionFact =
  | { readonly decides: "adoptCharter"; readonly text: string; readonly titleZh: string; readonly titleEn: string }
  | { readonly decides: "appointAuditor"; readonly person: string }
  | {
      readonly decides: "appointLeadingUnit";
      readonly member: MemberKey;
      readonly field: string;
      readonly until: number;
    }
  | { readonly decides: "giveSeat"; readonly member: MemberKey }
  | { readonly decides: "setTiming"; readonly delaySeconds: number; readonly periodSeconds: number }
  | { readonly decides: "admit"; readonly province: number; readonly nameZh: string; readonly nameEn: string };

export type ProposalKey = "charter" | "auditor" | "seat" | "timing" | "agriculture" | "newcomer";

export type ProposalFact = {
  readonly key: ProposalKey;
  readonly decisions: readonly DecisionFact[];
  readonly description: string;
};

export type CouncilAct =
  | Each<"propose" | "queue" | "execute", { readonly proposal: ProposalKey }>
  | (Done & { readonly act: "object"; readonly proposal: ProposalKey; readonly reason: string })
  | (Done & {
      readonly act: "vote";
      readonly proposal: ProposalKey;
      readonly support: Support;
      readonly reason: string;
    })
  /** Signed by the member's representative, brought by the actor. */
  | (Done & {
      readonly act: "bringBallot";
      readonly proposal: ProposalKey;
      readonly support: Support;
      readonly voter: string;
    });

type Ballots = {
  readonly proposal: ProposalKey;
  /** When it was proposed, on a Monday to Friday at ten. */
  readonly at: number;
  readonly by: MemberKey;
  readonly against?: Readonly<Partial<Record<MemberKey, string>>>;
  readonly abstain?: Readonly<Partial<Record<MemberKey, string>>>;
  readonly silent?: readonly MemberKey[];
  readonly reasons?: Readonly<Partial<Record<MemberKey, string>>>;
};

const seats = members.filter(({ kind }) => kind === "university").map(({ key }) => key);

const LEADING_DAYS = 730;

/** The proposals of the demo; none of them knows an address. */
export function proposalsOf(foundedAt: number): Readonly<Record<ProposalKey, ProposalFact>> {
  const until = foundedAt + LEADING_DAYS * DAY;
  const facts: readonly ProposalFact[] = [
    {
      key: "charter",
      decisions: [
        {
          decides: "adoptCharter",
          text: "京津冀高校联盟章程（第一版）",
          titleZh: "京津冀高校联盟章程",
          titleEn: "Charter of the Jing-Jin-Ji University Alliance",
        },
      ],
      description: "通过联盟章程第一版。\nAdopt the first charter of the alliance.",
    },
    {
      key: "auditor",
      decisions: [
        { decides: "appointAuditor", person: "external-auditor" },
        { decides: "appointLeadingUnit", member: "jinghua", field: "冷冻电镜 · Cryo-electron microscopy", until },
      ],
      description:
        "聘请外部审计，并由京华大学牵头冷冻电镜领域。\nAppoint an external auditor, and have Jinghua lead in cryo-electron microscopy.",
    },
    {
      key: "seat",
      decisions: [{ decides: "giveSeat", member: "gushang" }],
      description: "给予沽上云仪理事会席位。\nGive Gushang Instruments a seat in the council.",
    },
    {
      key: "timing",
      decisions: [{ decides: "setTiming", delaySeconds: HOUR, periodSeconds: 2 * DAY }],
      description: "把表决期缩短为两天。\nShorten ballots to two days.",
    },
    {
      key: "agriculture",
      decisions: [{ decides: "appointLeadingUnit", member: "hutuo", field: "智慧农业 · Smart agriculture", until }],
      description: "由滹沱农业大学牵头智慧农业领域。\nHave Hutuo lead in smart agriculture.",
    },
    {
      key: "newcomer",
      decisions: [{ decides: "admit", province: 12, nameZh: "渤海湾海洋大学", nameEn: "Bohai Bay Ocean University" }],
      description:
        "接纳渤海湾海洋大学为正式成员。\nAdmit Bohai Bay Ocean University as a full member with a seat in the council.",
    },
  ];
  return Object.fromEntries(facts.map((fact) => [fact.key, fact])) as Record<ProposalKey, ProposalFact>;
}

/** Proposed, and voted on by one member after the other over the first days of the ballot. */
function ballot({ proposal, at, by, against = {}, abstain = {}, silent = [], reasons = {} }: Ballots): CouncilAct[] {
  const votes = seats
    .filter((member) => !silent.includes(member))
    .map((member, place): CouncilAct => {
      const support = member in against ? "against" : member in abstain ? "abstain" : "for";
      const reason = against[member] ?? abstain[member] ?? reasons[member] ?? "";
      const votedAt = at + VOTING_DELAY_SECONDS + place * 19 * HOUR + 20 * MINUTE;
      return { act: "vote", at: daytime(votedAt), actor: representativeOf(member), proposal, support, reason };
    });
  return [{ act: "propose", at, actor: representativeOf(by), proposal }, ...votes];
}

/** The same day between nine and seven in the evening, later for what is later. */
function daytime(at: number): number {
  const inDay = (at + 8 * HOUR) % DAY;
  return at - inDay + 9 * HOUR + Math.floor((inDay * 10) / 24);
}

/** By the secretariat, when the ballot is over. */
function carriedOut(proposal: ProposalKey, queuedAt: number): CouncilAct[] {
  const actor = "alliance-secretariat";
  return [
    { act: "queue", at: queuedAt, actor, proposal },
    { act: "execute", at: queuedAt + OBJECTION_SECONDS + HOUR, actor, proposal },
  ];
}

export function councilActsOf(foundedAt: number, anchor: number): readonly CouncilAct[] {
  const at = (week: number, day: number, hour: number) => timeIn(foundedAt, week, day, hour);
  const acts: CouncilAct[] = [
    ...ballot({ proposal: "charter", at: at(1, 4, 10), by: "jinghua", reasons: { jizhong: "同意 · Agreed" } }),
    ...carriedOut("charter", at(4, 0, 11)),
    ...ballot({ proposal: "auditor", at: at(3, 1, 10), by: "haijin", abstain: { dianbo: "" }, silent: ["bashang"] }),
    ...carriedOut("auditor", at(5, 3, 11)),
    ...ballot({
      proposal: "seat",
      at: at(6, 3, 10),
      by: "jingu",
      against: {
        jinghua: "企业不应有表决权 · Enterprises should not vote",
        tonghui: "",
        haijin: "",
        jizhong: "先明确利益回避规则 · Rules on conflicts of interest first",
        hutuo: "",
        bashang: "",
      },
      abstain: { jinmen: "" },
    }),
    ...ballot({
      proposal: "timing",
      at: at(8, 0, 10),
      by: "beichen",
      against: { bashang: "假期无人值守 · Nobody is there in the holidays", dianbo: "" },
      abstain: { jinmen: "" },
    }),
    { act: "queue", at: at(10, 2, 11), actor: "alliance-secretariat", proposal: "timing" },
    {
      act: "object",
      at: at(10, 3, 15),
      actor: officerOf("coordination", "administrator").id,
      proposal: "timing",
      reason: "两天不足以让各校审议 · Two days are too short for the universities to deliberate",
    },
    ...ballot({
      proposal: "agriculture",
      at: anchor - 19 * DAY + 10 * HOUR,
      by: "hutuo",
      silent: ["jinghua", "dianbo"],
    }),
    { act: "queue", at: anchor - 4 * DAY + 11 * HOUR, actor: "alliance-secretariat", proposal: "agriculture" },
    ...openBallot(anchor),
  ];
  return acts;
}

/** Under way in the demo's present; who has not voted yet can. */
function openBallot(anchor: number): CouncilAct[] {
  const proposal = "newcomer";
  const votes = ballot({
    proposal,
    at: anchor - 5 * DAY + 10 * HOUR,
    by: "haijin",
    against: { bashang: "名额应先给河北 · Hebei first" },
    silent: ["jinghua", "jizhong", "hutuo", "dianbo", "jingu"],
  });
  return [
    ...votes,
    {
      act: "bringBallot",
      at: anchor - 2 * DAY + 15 * HOUR,
      actor: "alliance-secretariat",
      proposal,
      support: "for",
      voter: representativeOf("jingu"),
    },
  ];
}
