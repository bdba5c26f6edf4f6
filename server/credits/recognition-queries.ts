/** Reads of rules and recognitions. What a recognition counts is joined with its record's status when it is read. */
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import { followed, valuesOf } from "../store/entries.ts";
import { known } from "../store/operations.ts";
import type { StoreReader } from "../store/store.ts";
import { centiCreditsOf } from "./commitment.ts";
import { batchKey, homeRulesPrefix, recognitionListPrefix, recognitionsPrefix, ruleKey, rulePrefix } from "./keys.ts";
import { findLeafStatus } from "./queries.ts";
import {
  creditsOf,
  type RecognisedLeafRecord,
  type RecognitionEntry,
  type RecognitionRecord,
  type RecognitionRuleRecord,
  type RecognitionStatus,
} from "./recognition-records.ts";
import type { BatchRecord } from "./records.ts";

/** Which rules or recognitions. Every part that is given must hold. */
export type RecognitionFilter = {
  readonly home?: number | undefined;
  readonly issuer?: number | undefined;
  readonly status?: RecognitionStatus | undefined;
};

/** @throws RecognitionRules_UnknownRule */
export function getRule(store: StoreReader, rule: number): RecognitionRuleRecord {
  const found = store.get<RecognitionRuleRecord>(ruleKey(rule));
  if (!found) throw new Problem("RecognitionRules_UnknownRule", { rule });
  return found;
}

/** Rules, newest first. Those that accept every party's records are among those of every issuer. */
export function listRules(
  store: StoreReader,
  { home, issuer }: Omit<RecognitionFilter, "status">,
  { limit, after }: PageRequest,
): Promise<Page<RecognitionRuleRecord>> {
  const entries =
    home === undefined
      ? store.entries<RecognitionRuleRecord>({ prefix: rulePrefix, after, reverse: true })
      : followed(store.entries<number>({ prefix: homeRulesPrefix(home), after, reverse: true }), (rule) =>
          getRule(store, rule),
        );
  return takePage(entries, limit, (one) => issuer === undefined || (one.issuer ?? issuer) === issuer);
}

/** Recognitions, the one that began last first. */
export async function listRecognitions(
  store: StoreReader,
  { home, issuer, status }: RecognitionFilter,
  { limit, after }: PageRequest,
): Promise<Page<RecognitionRecord>> {
  const of = home !== undefined ? "home" : issuer !== undefined ? "issuer" : "all";
  const prefix = recognitionListPrefix({ of, member: home ?? issuer ?? 0, status: status ?? "any" });
  const entries = followed(store.entries<string>({ prefix, after, reverse: true }), (key) =>
    known<RecognitionEntry>(store, key),
  );
  const page = await takePage(entries, limit, (one) => (issuer ?? one.issuer) === one.issuer);
  return { ...page, items: page.items.map((entry) => joined(store, entry)) };
}

/** Everything that was asked for and granted of a record; nothing where the record was never brought up. */
export async function getRecognisedLeaf(
  store: StoreReader,
  issuer: number,
  leaf: string,
): Promise<RecognisedLeafRecord> {
  const entries = await valuesOf(store.entries<RecognitionEntry>({ prefix: recognitionsPrefix(issuer, leaf) }));
  const held = entries.reduce((sum, one) => sum + centiCreditsOf(one.held), 0);
  return { issuer, leaf, held: creditsOf(held), recognitions: entries.map((entry) => joined(store, entry)) };
}

function joined(store: StoreReader, entry: RecognitionEntry): RecognitionRecord {
  const { issuer, leaf, sequence, rule, applied } = entry;
  const recordStatus = findLeafStatus(store, issuer, leaf)?.status ?? "in-force";
  const { isVoid } = known<BatchRecord>(store, batchKey(issuer, sequence));
  const effective = recordStatus === "in-force" && !isVoid ? applied : "0";
  return { ...entry, target: getRule(store, rule).target, recordStatus, isVoid, effective };
}
