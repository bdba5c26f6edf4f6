/** The council's rules, put together for a reader. */
import { zeroAddress } from "viem";
import type { CouncilRule, Share, SubjectRule } from "../../../server/alliance/council-records.ts";

export const noSelector = "0x00000000";

/** Which calls a rule is for, as the ledger serves it. */
export type RuleSubject = Pick<SubjectRule, "target" | "module" | "selector" | "function" | "argument" | "word">;

const noWord = `0x${"0".repeat(64)}`;

/** One text for a subject, the same for the subject of a rule and for that of a call that sets one. */
export function subjectKey({ target, selector, argument, word }: RuleSubject): string {
  const parts = [target ?? zeroAddress, selector ?? noSelector, String(argument), word ?? noWord];
  return parts.join("/").toLowerCase();
}

/** Rules that ask the same, together, in the order in which they are served. */
export function groupRules(rules: readonly SubjectRule[]): { rule: CouncilRule; subjects: SubjectRule[] }[] {
  const groups = new Map<string, { rule: CouncilRule; subjects: SubjectRule[] }>();
  for (const subject of rules) {
    const { quorum, ofCast, ofSeats } = subject.rule;
    const key = [quorum, ofCast, ofSeats].map(shareText).join();
    const group = groups.get(key) ?? { rule: subject.rule, subjects: [] };
    group.subjects.push(subject);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** "2/3" */
export function shareText({ numerator, denominator }: Share): string {
  return `${numerator}/${denominator}`;
}
