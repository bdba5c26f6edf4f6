/** The ways that a recognition takes in the demo, step by step. */
import { APPEAL_DAYS, DECISION_DAYS } from "./agreements.ts";
import { DAY, HISTORY_WEEKS, officeTime, WEEK } from "./calendar.ts";
import type { MemberKey } from "./members.ts";
import { officerOf } from "./people.ts";
import { pickFrom, type Random } from "./random.ts";
import type { Ground, RecognitionAct, SubjectFact } from "./recognition-acts.ts";
import { panel, ruleNumber } from "./recognition-rules.ts";
import { recognitionsPause } from "./seats.ts";

/** A record that its student's university can recognise. */
export type Candidate = {
  readonly subject: SubjectFact;
  readonly code: string;
  readonly level: number;
  readonly centiCredits: number;
  /** When its batch was issued, or when the first rules stood, if that was later. */
  readonly from: number;
};

/** How many of what, beside the records that are recognised together. */
export const plan = {
  direct: 14,
  course: 8,
  conditional: 3,
  automatic: 5,
  positive: 5,
  partial: 4,
  released: 1,
  negative: 3,
  deemed: 3,
  granted: 2,
  appealed: 2,
  takenBack: 1,
  withdrawn: 2,
  panelled: 2,
  voting: 1,
  waiting: 6,
} as const;
export type Course = keyof typeof plan;

/** Those that stand as they are in the demo's present, and so began a few days before. */
export const unfinished: readonly Course[] = ["appealed", "voting", "waiting"];

type Request = {
  readonly subject: SubjectFact;
  readonly centiCredits: number;
  readonly requester: string;
  readonly rule: number;
  readonly requestedAt: number;
};

const grounds: readonly Ground[] = ["content-differs", "workload-differs", "already-covered", "level-differs"];

/** Writes down what happens to one record after the other. */
export class Registry {
  readonly acts: RecognitionAct[] = [];
  readonly #random: Random;
  readonly #anchor: number;

  constructor(random: Random, anchor: number) {
    this.#random = random;
    this.#anchor = anchor;
  }

  after(at: number, days: number): number {
    return officeTime(this.#random, at, days);
  }

  /** When a time to decide or to appeal is over; a pause since its beginning lets it begin anew. */
  #over(begunAt: number, days: number): number {
    const at = this.after(begunAt, days + 1);
    const pause = recognitionsPause(this.#anchor - HISTORY_WEEKS * WEEK);
    return begunAt < pause.until && pause.from < at ? this.after(pause.until, days + 1) : at;
  }

  recogniseTogether(group: readonly Candidate[]): void {
    const [first] = group;
    if (!first) return;
    const { home } = first.subject;
    this.acts.push({
      act: "recogniseMany",
      at: this.after(first.from, 5),
      actor: registrarOf(home),
      subjects: group.map(({ subject }) => subject),
      rule: ruleNumber(`general ${home}`),
      centiCredits: group.map(({ centiCredits }) => centiCredits),
    });
  }

  follow(course: Course, { subject, centiCredits, from }: Candidate): void {
    const { home, issuer } = subject;
    const rule = ruleNumber(ruleOf(course, home));
    const whole = { subject, rule, centiCredits };
    if (course === "direct" || course === "conditional" || course === "withdrawn") {
      const at = this.after(from, 3);
      this.acts.push({ act: "recognise", at, actor: registrarOf(home), ...whole });
      if (course === "withdrawn") {
        this.acts.push({ act: "withdrawRecognition", at: this.after(at, 12), actor: registrarOf(home), subject });
      }
      return;
    }
    const byIssuer = course === "automatic" || this.#random() < 0.5;
    const requester = registrarOf(byIssuer ? issuer : home);
    const requestedAt = this.after(unfinished.includes(course) ? this.#anchor - 12 * DAY : from, 2);
    this.acts.push({ act: "requestRecognition", at: requestedAt, actor: requester, ...whole, byIssuer });
    this.#decide(course, { subject, centiCredits, requester, rule, requestedAt });
  }

  #decide(course: Course, request: Request): void {
    const { subject, centiCredits, requester, rule, requestedAt } = request;
    const home = registrarOf(subject.home);
    const ground = pickFrom(this.#random, grounds);
    const decidedAt = this.after(requestedAt, 3);
    const decided = (granted: number): void => {
      const why = granted === centiCredits ? "none" : ground;
      this.acts.push({
        ...{ act: "decideRecognition", at: decidedAt, actor: home },
        ...{ subject, rule, centiCredits: granted, ground: why },
      });
    };
    const some = Math.floor(centiCredits / 200) * 100 || 50;
    const vote = (seat: number, days: number): void => {
      const actor = registrarOf(panel[seat] ?? subject.home);
      const at = this.after(requestedAt, days);
      this.acts.push({ act: "voteOnRecognition", at, actor, subject, seat, centiCredits, ground: "none" });
    };
    switch (course) {
      case "positive":
        decided(centiCredits);
        return;
      case "partial":
        decided(some);
        return;
      case "negative":
        decided(0);
        return;
      case "released":
        decided(some);
        this.acts.push({ act: "release", at: this.#over(decidedAt, APPEAL_DAYS), actor: home, subject });
        return;
      case "deemed": {
        const at = this.#over(requestedAt, DECISION_DAYS);
        this.acts.push({ act: "deemRecognised", at, actor: requester, subject });
        return;
      }
      case "takenBack":
        this.acts.push({ act: "withdrawRecognition", at: decidedAt, actor: requester, subject });
        return;
      case "granted":
      case "appealed":
        decided(course === "granted" ? 0 : some);
        this.#appeal(course === "granted", request, decidedAt);
        return;
      case "panelled":
        vote(0, 2);
        vote(2, 4);
        return;
      case "voting":
        vote(0, 2);
        return;
      default:
        return;
    }
  }

  /** By who asked; granted by the arbiter where it is decided. */
  #appeal(isGranted: boolean, { subject, centiCredits, requester, rule }: Request, decidedAt: number): void {
    const at = this.after(decidedAt, 2);
    this.acts.push({ act: "appeal", at, actor: requester, subject });
    if (!isGranted) return;
    this.acts.push({
      ...{ act: "decideAppeal", at: this.after(at, 5), actor: officerOf("coordination", "registrar").id },
      ...{ subject, rule, centiCredits, ground: "none" },
    });
  }
}

export function registrarOf(member: MemberKey): string {
  return officerOf(member, "registrar").id;
}

function ruleOf(course: Course, home: MemberKey) {
  if (course === "automatic") return `automatic ${home}` as const;
  if (course === "conditional") return "conditional";
  return course === "panelled" || course === "voting" ? "panel" : (`general ${home}` as const);
}
