/**
 * Whether the records of a student, from several universities, make a degree. Pure: what the chain says of each record
 * comes in with it, so that the same records always give the same answer.
 *
 * A record of the programme's own university counts with its credits, less what other universities hold of it; one of
 * another university with what home recognised of it for this very programme. A record counts once and in one category:
 * the first that accepts it and is not full. Records of the university itself are taken first, each part in the order
 * of completion: so no record takes a place from one that was earned at home, and one more never makes less of a total.
 */
import { centiCreditsOf, leafOf } from "../server/credits/commitment.ts";
import type { CreditRecord } from "../server/credits/credit-records.ts";
import { isPass } from "../server/credits/grade-records.ts";
import { creditsOf, type RecognitionRecord } from "../server/credits/recognition-records.ts";
import type { Presentation } from "../server/credits/records.ts";
import type { Category, Programme } from "./programme.ts";
import type { Outcome, Verdict } from "./verify.ts";

/** How a record stands: as it was verified, and apart from that whether its batch is void. */
export type RecordStanding = Outcome | "void";

export type TranscriptEntry = {
  readonly presentation: Presentation;
  readonly standing: RecordStanding;
  /** Every recognition of the record, at whatever university and for whatever programme. */
  readonly recognitions: readonly RecognitionRecord[];
};

/** Records with their proofs, in any order, from any number of universities. */
export type Transcript = { readonly entries: readonly TranscriptEntry[] };

/** Why a record counts, or does not; words in `transcript-words.ts`. */
export type CountReason =
  | "counts"
  /** Of its credits, some are above its category's maximum. */
  | "counts-in-part"
  | Exclude<RecordStanding, "valid">
  /** The same record was counted before. */
  | "repeated"
  | "failed"
  | "no-credits"
  | "other-scheme"
  | "held-elsewhere"
  /** More is held of it than it has: what was said of it cannot be. */
  | "held-above-credits"
  | "not-recognised"
  | "recognition-open"
  | "recognition-refused"
  | "no-category"
  | "categories-full";

export type RecordCheck = {
  readonly presentation: Presentation;
  readonly leaf: string;
  readonly reason: CountReason;
  /** Code of the category in which it counts. */
  readonly category: string | null;
  readonly counted: string;
};

/** A rule of the programme; `needed` is the least, or for "most-recognised" the most. */
export type RuleCheck = {
  readonly rule: "category" | "total" | "at-home" | "most-recognised";
  /** Of the category. */
  readonly category: string | null;
  readonly needed: string;
  readonly counted: string;
  /** Where more was recognised than counts, nothing is missing: the rest is left out of the total. */
  readonly isMet: boolean;
};

export type ProgrammeCheck = {
  readonly isMet: boolean;
  readonly total: string;
  readonly rules: readonly RuleCheck[];
  /** In the order in which they were taken. */
  readonly records: readonly RecordCheck[];
  /** Universities whose records name more than one student: nobody's degree. */
  readonly severalStudents: readonly number[];
};

/** A record with what of it may count, in hundredths. */
type Candidate = {
  readonly presentation: Presentation;
  readonly leaf: string;
  readonly reason: CountReason;
  readonly centiCredits: number;
  /** By which a category's list of codes knows it. */
  readonly code: string;
};
type Placed = Candidate & { readonly category: string | null; readonly counted: number };

/** What the verdict on a record comes to. */
export function standingOf({ outcome, status }: Pick<Verdict, "outcome" | "status">): RecordStanding {
  return outcome === "revoked" && status.reason === "batch-void" ? "void" : outcome;
}

/** Checks a transcript against the rules of a programme, record by record and rule by rule. */
export function checkProgramme({ entries }: Transcript, programme: Programme): ProgrammeCheck {
  const candidates = onlyOnce(entries.map((entry) => candidateOf(entry, programme)).sort(inOrderAt(programme.home)));
  const records = placeAll(candidates, programme.categories);
  const rules = checkRules(records, programme);
  const severalStudents = issuersOfSeveral(entries);
  return {
    isMet: severalStudents.length === 0 && rules.every(({ isMet }) => isMet),
    total: rules.find(({ rule }) => rule === "total")?.counted ?? "0",
    rules,
    records: records.map(({ presentation, leaf, reason, category, counted }) => {
      return { presentation, leaf, reason, category, counted: creditsOf(counted) };
    }),
    severalStudents,
  };
}

function candidateOf(entry: TranscriptEntry, programme: Programme): Candidate {
  const { presentation, standing } = entry;
  const { record } = presentation;
  const leaf = leafOf(presentation);
  const credits = centiCreditsOf(record.credits);
  const candidate = (reason: CountReason, centiCredits = 0, code = record.achievement.code) => {
    return { presentation, leaf, reason, centiCredits, code };
  };
  if (standing !== "valid") return candidate(standing);
  if (record.grade && !isPass(record.grade)) return candidate("failed");
  if (credits === 0) return candidate("no-credits");
  const recognitions = entry.recognitions.filter((one) => one.issuer === record.issuer && one.leaf === leaf);
  const held = recognitions.reduce((sum, one) => sum + centiCreditsOf(one.held), 0);
  if (held > credits) return candidate("held-above-credits");
  if (record.issuer === programme.home) {
    if (record.creditScheme !== programme.creditScheme) return candidate("other-scheme");
    return held === credits ? candidate("held-elsewhere") : candidate("counts", credits - held);
  }
  const here = recognitions.find((one) => one.home === programme.home && one.programme === programme.code);
  const effective = Math.min(credits, centiCreditsOf(here?.effective ?? "0"));
  return here && effective > 0 ? candidate("counts", effective, here.target) : candidate(whyNot(here));
}

function whyNot(recognition: RecognitionRecord | undefined): CountReason {
  const status = recognition?.status;
  if (status === "requested") return "recognition-open";
  if (status === "negative" || status === "appealed") return "recognition-refused";
  return "not-recognised";
}

/** Those of home first, then by completion; the leaf settles the rest. */
function inOrderAt(home: number) {
  const rank = ({ presentation: { record }, leaf }: Candidate) =>
    `${record.issuer === home ? 0 : 1} ${record.completedOn} ${leaf}`;
  return (one: Candidate, other: Candidate) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0);
}

/** Of the records with one number at one issuer, the one of which most counts is taken. */
function onlyOnce(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { issuer, recordId } = candidate.presentation.record;
    const name = `${issuer}/${recordId}`;
    if (candidate.reason === "counts" && candidate.centiCredits > (taken.get(name)?.centiCredits ?? 0)) {
      taken.set(name, candidate);
    }
  }
  const isTaken = new Set(taken.values());
  return candidates.map((candidate) =>
    candidate.reason !== "counts" || isTaken.has(candidate)
      ? candidate
      : { ...candidate, reason: "repeated", centiCredits: 0 },
  );
}

function placeAll(candidates: readonly Candidate[], categories: readonly Category[]): Placed[] {
  const sums = new Map(categories.map(({ code }) => [code, 0]));
  return candidates.map((candidate) => {
    const nowhere = { ...candidate, category: null, counted: 0 };
    if (candidate.reason !== "counts") return nowhere;
    const accepting = categories.filter((category) => accepts(category, candidate));
    if (accepting.length === 0) return { ...nowhere, reason: "no-category" };
    const category = accepting.find((one) => (sums.get(one.code) ?? 0) < mostIn(one));
    if (!category) return { ...nowhere, reason: "categories-full" };
    const before = sums.get(category.code) ?? 0;
    const counted = Math.min(candidate.centiCredits, mostIn(category) - before);
    sums.set(category.code, before + counted);
    const reason = counted < candidate.centiCredits ? "counts-in-part" : "counts";
    return { ...candidate, reason, category: category.code, counted };
  });
}

function mostIn({ maximum }: Category): number {
  return maximum === null ? Number.POSITIVE_INFINITY : centiCreditsOf(maximum);
}

function accepts(category: Category, { presentation, code }: Candidate): boolean {
  const { kind, achievement } = presentation.record;
  return category.accepts.some(
    ({ kinds, codes, fields, levels }) =>
      (kinds === undefined || kinds.includes(kind)) &&
      (codes === undefined || codes.includes(code)) &&
      (fields === undefined || fields.some((field) => achievement.field?.startsWith(field))) &&
      (levels === undefined || (achievement.level !== undefined && levels.includes(achievement.level))),
  );
}

function checkRules(records: readonly Placed[], programme: Programme): RuleCheck[] {
  const sumOf = (of: readonly Placed[]) => of.reduce((sum, { counted }) => sum + counted, 0);
  const isAtHome = ({ presentation }: Placed) => presentation.record.issuer === programme.home;
  const atHome = sumOf(records.filter(isAtHome));
  const recognised = sumOf(records) - atHome;
  const most = programme.mostRecognised === null ? null : centiCreditsOf(programme.mostRecognised);
  const total = centiCreditsOf(programme.total);
  // Rounded up: a share of the total is reached, not nearly reached.
  const share = Math.ceil((total * programme.atHomePermille) / 1000);
  const least = (rule: RuleCheck["rule"], needed: number, counted: number, category: string | null = null) => {
    return { rule, category, needed: creditsOf(needed), counted: creditsOf(counted), isMet: counted >= needed };
  };
  return [
    ...programme.categories.map(({ code, minimum }) => {
      const own = sumOf(records.filter(({ category }) => category === code));
      return least("category", centiCreditsOf(minimum), own, code);
    }),
    least("total", total, atHome + Math.min(recognised, most ?? recognised)),
    least("at-home", share, atHome),
    ...(most === null ? [] : [{ ...least("most-recognised", most, recognised), isMet: true }]),
  ];
}

function issuersOfSeveral(entries: readonly TranscriptEntry[]): number[] {
  const students = new Map<number, Set<string>>();
  for (const { presentation } of entries) {
    const { issuer, student }: CreditRecord = presentation.record;
    students.set(issuer, (students.get(issuer) ?? new Set()).add(student.number));
  }
  return [...students].flatMap(([issuer, numbers]) => (numbers.size > 1 ? [issuer] : [])).sort((a, b) => a - b);
}
