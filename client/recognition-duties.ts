/** What waits for a member in recognition: requests to decide or vote on, appeals to decide, silence to be stated. */
import type { Office } from "../server/alliance/records.ts";
import type { RecognitionRecord, RecognitionRuleRecord } from "../server/credits/recognition-records.ts";
import { getAgreement } from "./agreements.ts";
import type { Ledger } from "./ledger.ts";
import { listRecognitions } from "./recognition.ts";
import { getRule } from "./recognition-rules.ts";

export const recognitionDuties = ["decide", "vote", "decide-appeal", "deem"] as const;
export type RecognitionDuty = (typeof recognitionDuties)[number];

/** A duty and the office at the member that it needs. */
export type AwaitedStep = { readonly duty: RecognitionDuty; readonly office: Office };
export type AwaitedRecognition = AwaitedStep & { readonly recognition: RecognitionRecord };

/** Of the rule and of the agreement that it stands under. */
export type DecisionTerms = { readonly panel: readonly number[]; readonly arbiter: number | null };

/**
 * What a recognition waits for, of one member. Anybody may state that nobody decided in time; who asked has reason to.
 * @param now Milliseconds.
 */
export function awaitedOf(
  { status, home, requester, deadline, votes }: RecognitionRecord,
  { panel, arbiter }: DecisionTerms,
  member: number,
  now: number,
): AwaitedStep | undefined {
  if (status === "appealed") {
    const office = arbiter === null ? "administrator" : "registrar";
    return (arbiter ?? home) === member ? { duty: "decide-appeal", office } : undefined;
  }
  if (status !== "requested" || deadline === null) return undefined;
  if (now >= Date.parse(deadline)) return requester === member ? { duty: "deem", office: "registrar" } : undefined;
  if (panel.length === 0) return home === member ? { duty: "decide", office: "registrar" } : undefined;
  const hasToVote = panel.includes(member) && !votes.some((vote) => vote.member === member);
  return hasToVote ? { duty: "vote", office: "registrar" } : undefined;
}

/** Everything in recognition that waits for a member; what has the nearest deadline first, what has none last. */
export async function recognitionsAwaiting(
  ledger: Ledger,
  member: number,
  now = Date.now(),
): Promise<AwaitedRecognition[]> {
  const [requested, appealed] = await Promise.all([
    listRecognitions(ledger, { status: "requested" }),
    listRecognitions(ledger, { status: "appealed" }),
  ]);
  const open = [...requested, ...appealed];
  const terms = await termsOf(ledger, open);
  const awaited = open.flatMap((recognition) => {
    const { panel, arbiter } = terms.get(recognition.rule) ?? { panel: [], arbiter: null };
    const step = awaitedOf(recognition, { panel, arbiter }, member, now);
    return step ? [{ ...step, recognition }] : [];
  });
  return awaited.sort((one, other) => timeOf(one) - timeOf(other));
}

async function termsOf(
  ledger: Ledger,
  open: readonly RecognitionRecord[],
): Promise<ReadonlyMap<number, DecisionTerms>> {
  const rules = await Promise.all([...new Set(open.map(({ rule }) => rule))].map((rule) => getRule(ledger, rule)));
  const ofAppeals = new Set(open.flatMap(({ status, rule }) => (status === "appealed" ? [rule] : [])));
  const agreements = new Map<number, Promise<number | null>>();
  const arbiterOf = ({ rule, agreement }: RecognitionRuleRecord): Promise<number | null> | null => {
    if (!ofAppeals.has(rule)) return null;
    const asked = agreements.get(agreement) ?? getAgreement(ledger, agreement).then(({ arbiter }) => arbiter);
    agreements.set(agreement, asked);
    return asked;
  };
  const terms = rules.map(async (rule) => [rule.rule, { panel: rule.panel, arbiter: await arbiterOf(rule) }] as const);
  return new Map(await Promise.all(terms));
}

function timeOf({ recognition: { deadline } }: AwaitedRecognition): number {
  return deadline === null ? Number.POSITIVE_INFINITY : Date.parse(deadline);
}
