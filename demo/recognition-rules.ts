/** The rules by which the demo's universities recognise one another's records. Everything here is fictional. */
import { timeIn } from "./calendar.ts";
import { conversions } from "./conversions.ts";
import { coursesOf } from "./courses.ts";
import { type MemberKey, members } from "./members.ts";
import { officerOf } from "./people.ts";
import type { RecognitionAct, RuleFact } from "./recognition-acts.ts";

export type RuleKey = `general ${MemberKey}` | `automatic ${MemberKey}` | "conditional" | "panel" | "retired";

type AddedRule = { readonly key: RuleKey; readonly rule: RuleFact };

/** Most credits of one record that count, unless a rule says otherwise. */
export const CAP_CENTI_CREDITS = 800;

/** Universities that take every university's records into one of their places without asking. */
export const automaticHomes: readonly MemberKey[] = ["beichen", "jinmen"];

/** Decides together with others. */
export const panelHome: MemberKey = "hutuo";
export const panel: readonly MemberKey[] = ["jinghua", "haijin", "jizhong"];

/** Recognises a university's records where conditions are met, and four fifths of them. */
export const conditionalHome: MemberKey = "tonghui";

function general(home: MemberKey): RuleFact {
  return {
    home,
    issuer: null,
    form: "field-and-level",
    level: 0,
    ratePermille: 1000,
    capCentiCredits: CAP_CENTI_CREDITS,
    source: "ISCED-F",
    target: `${prefixOf(home)}-ELECTIVE`,
    conditions: null,
    conversion: home === conversions["jinghua to jizhong"].to ? "jinghua to jizhong" : null,
    panel: [],
    threshold: 0,
  };
}

/** What a university's codes begin with. */
export function prefixOf(member: MemberKey): string {
  return coursesOf(member)[0]?.code.split("-")[0] ?? member.toUpperCase();
}

const universities = members.filter(({ kind }) => kind === "university").map(({ key }) => key);

const added: readonly AddedRule[] = [
  ...universities.map((home) => ({ key: `general ${home}` as const, rule: general(home) })),
  ...automaticHomes.map((home) => ({
    key: `automatic ${home}` as const,
    rule: { ...general(home), form: "automatic" as const, target: `${prefixOf(home)}-FREE`, ratePermille: 900 },
  })),
  {
    key: "conditional",
    rule: {
      ...general(conditionalHome),
      form: "conditional",
      ratePermille: 800,
      target: `${prefixOf(conditionalHome)}-CORE`,
      conditions: "须提交课程大纲，并通过补充考核",
    },
  },
  {
    key: "panel",
    rule: { ...general(panelHome), target: `${prefixOf(panelHome)}-CORE`, panel, threshold: 2 },
  },
  { key: "retired", rule: { ...general("bashang"), ratePermille: 500, target: "BS-TRIAL" } },
];

/** The number of a rule that everybody has from the beginning on. */
export function ruleNumber(key: RuleKey): number {
  return added.findIndex((one) => one.key === key) + 1;
}

/** How many rules there are before a course is matched with a course. */
export const firstRules = added.length;

/** In the second week, one rule each half hour of Tuesday; and a trial rule that is retired. */
export function ruleActsOf(foundedAt: number): readonly RecognitionAct[] {
  return [
    ...added.map(
      ({ rule }, place): RecognitionAct => ({
        act: "addRule",
        at: timeIn(foundedAt, 2, 1, 9, place * 30),
        actor: officerOf(rule.home, "registrar").id,
        rule,
      }),
    ),
    {
      act: "retireRule",
      at: timeIn(foundedAt, 9, 2, 11),
      actor: officerOf("bashang", "registrar").id,
      rule: ruleNumber("retired"),
    },
  ];
}
