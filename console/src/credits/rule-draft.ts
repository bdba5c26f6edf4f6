/** The form of a new rule of recognition, and the rule that follows from it. */
import type { NewRule } from "../../../client/recognition-rules.ts";
import type { AgreementRecord } from "../../../server/alliance/agreement-records.ts";
import { creditsSchema } from "../../../server/credits/credit-records.ts";
import type { RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import { endOfDay, startOfDay } from "../alliance/act-kinds.ts";
import { agreementState } from "../alliance/agreements.ts";

export type RuleFormValues = {
  readonly agreement: number;
  /** Empty: every other party. */
  readonly issuer: string;
  readonly form: RecognitionRuleRecord["form"];
  readonly level: string;
  readonly source: string;
  readonly target: string;
  readonly rate: string;
  readonly cap: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly conditions: string | undefined;
  /** Hash of a conversion table; empty: none. */
  readonly conversion: string;
  readonly panel: readonly number[];
  readonly threshold: string;
};

export function firstValues(agreement: number): RuleFormValues {
  return {
    agreement,
    issuer: "",
    form: "course-to-course",
    level: "0",
    source: "",
    target: "",
    rate: "100",
    cap: "",
    startsAt: "",
    endsAt: "",
    conditions: undefined,
    conversion: "",
    panel: [],
    threshold: "",
  };
}

/** Agreements on recognition in force to which a member is a party. */
export function agreementsFor(
  member: number,
  agreements: readonly AgreementRecord[],
  now: number,
): readonly AgreementRecord[] {
  return agreements.filter(
    (agreement) =>
      agreement.kinds.includes("credit-recognition") &&
      agreementState(agreement, now) === "in-force" &&
      agreement.parties.some((party) => party.member === member),
  );
}

/** Undefined while something is missing or cannot be read. @param now Milliseconds. */
export function ruleFrom(values: RuleFormValues, home: number, now: number): NewRule | undefined {
  const { form, startsAt, endsAt } = values;
  const [source, target] = [codeOf(values.source), codeOf(values.target)];
  const ratePermille = permilleOf(values.rate);
  const cap = values.cap.trim() === "" ? null : creditsSchema.safeParse(values.cap.trim()).data;
  const panel = form === "automatic" ? [] : values.panel;
  const threshold = panel.length === 0 ? 0 : wholeOf(values.threshold);
  const conditions = form === "conditional" ? values.conditions : null;
  if (source === undefined || target === undefined || cap === undefined || conditions === undefined) return undefined;
  if (ratePermille === undefined || threshold === undefined) return undefined;
  return {
    ...{ agreement: values.agreement, home, form, source, target, ratePermille, cap, conditions, threshold },
    issuer: values.issuer === "" ? null : Number(values.issuer),
    level: Number(values.level),
    startsAt: startsAt === "" ? new Date(now).toISOString() : startOfDay(startsAt),
    endsAt: endsAt === "" ? null : endOfDay(endsAt),
    conversion: values.conversion === "" ? null : values.conversion,
    panel: [...panel],
  };
}

/** A code as the chain has it: up to 32 ASCII characters that can be seen. */
export function codeOf(text: string): string | undefined {
  const code = text.trim();
  return /^[\x21-\x7e](?:[\x20-\x7e]{0,30}[\x21-\x7e])?$/.test(code) ? code : undefined;
}

/** "87.5", of a hundred, as 875 of a thousand. */
function permilleOf(text: string): number | undefined {
  const [, whole, tenth = "0"] = /^(\d{1,3})(?:\.(\d))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * 10 + Number(tenth);
}

function wholeOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined;
}
