/** What became of the records of students who learned at another university. Everything here is fictional. */
import type { BatchFact } from "./batches.ts";
import { timeIn, WEEK } from "./calendar.ts";
import { conversionBetween } from "./conversions.ts";
import { coursesOf } from "./courses.ts";
import { streamOf } from "./random.ts";
import type { RecognitionAct } from "./recognition-acts.ts";
import { type Candidate, type Course, plan, Registry, registrarOf, unfinished } from "./recognition-courses.ts";
import {
  automaticHomes,
  CAP_CENTI_CREDITS,
  conditionalHome,
  firstRules,
  panelHome,
  prefixOf,
  ruleActsOf,
} from "./recognition-rules.ts";
import { studentsOf } from "./students.ts";

export type RecognitionInput = {
  readonly seed: number;
  readonly anchor: number;
  readonly foundedAt: number;
  readonly year: number;
  readonly batches: readonly BatchFact[];
  /** Records that were revoked or replaced at some time. */
  readonly ended: ReadonlySet<string>;
};

/** So many records of one batch at one home are recognised together, at so many places. */
const TOGETHER = { fewest: 3, places: 5 };

function candidatesOf({ seed, year, batches, ended, foundedAt }: RecognitionInput): Candidate[] {
  const homes = new Map(studentsOf(seed, year).map(({ number, home }) => [number, home]));
  return batches.flatMap(({ issuer, sequence, issuedAt, records }) =>
    records.flatMap((record): Candidate[] => {
      const home = homes.get(record.student.number);
      const centiCredits = Math.round(Number(record.credits) * 100);
      if (home === undefined || home === issuer || ended.has(record.recordId)) return [];
      if (centiCredits < 100 || centiCredits > CAP_CENTI_CREDITS) return [];
      const { code, field, level = 0 } = record.achievement;
      const programme = `${prefixOf(home)}-${field ?? "0011"}`;
      const subject = { issuer, sequence, recordId: record.recordId, home, programme };
      return [{ subject, code, level, centiCredits, from: Math.max(issuedAt, timeIn(foundedAt, 2, 3, 9)) }];
    }),
  );
}

function fits(course: Course, { subject: { home }, from }: Candidate, anchor: number): boolean {
  if (course === "automatic" && !automaticHomes.includes(home)) return false;
  if (course === "conditional" && home !== conditionalHome) return false;
  if ((course === "panelled" || course === "voting") && home !== panelHome) return false;
  return unfinished.includes(course) ? from < anchor - 2 * WEEK && from > anchor - 6 * WEEK : from < anchor - 6 * WEEK;
}

/** Records of one batch at one home, where there are enough of them. */
function groupsOf(candidates: readonly Candidate[]): Candidate[][] {
  const groups = Map.groupBy(candidates, ({ subject: { issuer, sequence, home } }) => `${issuer} ${sequence} ${home}`);
  return [...groups.values()].filter(({ length }) => length >= TOGETHER.fewest);
}

/** A course is matched with a course of home's a day before the first of its records is recognised. */
function matched(registry: Registry, chosen: readonly Candidate[]): RecognitionAct[] {
  const added = chosen.map((candidate) => ({ ...candidate, at: registry.after(candidate.from, 2) }));
  const inOrder = added.toSorted((one, other) => one.at - other.at);
  return inOrder.flatMap(({ subject, code, level, centiCredits, at }, place): RecognitionAct[] => {
    const { home, issuer } = subject;
    const target = coursesOf(home)[place % coursesOf(home).length]?.code ?? prefixOf(home);
    const rule = {
      ...{ home, issuer, form: "course-to-course" as const, level, ratePermille: 1000 },
      ...{ capCentiCredits: 0, source: code, target, conditions: null, panel: [], threshold: 0 },
      conversion: conversionBetween(issuer, home),
    };
    const actor = registrarOf(home);
    const recognisedAt = registry.after(at, 1);
    return [
      { act: "addRule", at, actor, rule },
      { act: "recognise", at: recognisedAt, actor, subject, rule: firstRules + place + 1, centiCredits },
    ];
  });
}

/** Rules, and some 80 recognitions that reach every state, the same for the same input. */
export function recognitionActsOf(input: RecognitionInput): readonly RecognitionAct[] {
  const registry = new Registry(streamOf(input.seed, "recognitions"), input.anchor);
  const candidates = candidatesOf(input);
  const early = candidates.filter(({ from }) => from < input.anchor - 3 * WEEK);
  const together = groupsOf(early).slice(-TOGETHER.places);
  for (const group of together) registry.recogniseTogether(group);

  const taken = new Set(together.flat());
  const chosen = new Map<Course, Candidate[]>();
  // Whoever has fewer to choose from chooses first.
  const courses = (Object.keys(plan) as Course[]).toReversed();
  for (const course of courses) {
    const fitting = candidates.filter((one) => !taken.has(one) && fits(course, one, input.anchor));
    const stride = Math.max(1, Math.floor(fitting.length / plan[course]));
    const found = fitting.filter((_, place) => place % stride === 0).slice(0, plan[course]);
    for (const one of found) taken.add(one);
    chosen.set(course, found);
  }
  for (const [course, found] of chosen) {
    if (course !== "course") for (const one of found) registry.follow(course, one);
  }
  const courseRules = matched(registry, chosen.get("course") ?? []);
  return [...ruleActsOf(input.foundedAt), ...courseRules, ...registry.acts];
}
