/** Reads of recognitions and of their rules. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { pageOf, queryOf } from "../../../client/pages.ts";
import { recognitionsOf } from "../../../client/recognition.ts";
import { recognitionsAwaiting } from "../../../client/recognition-duties.ts";
import { getRule, listRules } from "../../../client/recognition-rules.ts";
import { type RecognitionStatus, recognitionSchema } from "../../../server/credits/recognition-records.ts";
import { useLedger } from "../shell/ledger.tsx";

export type RecognitionFilter = {
  readonly home?: number | undefined;
  readonly issuer?: number | undefined;
  readonly status?: RecognitionStatus | undefined;
};

type Paging = { readonly limit: number; readonly after: string | undefined };

export function useRecognitionPage(filter: RecognitionFilter, paging: Paging) {
  const { gateway } = useLedger();
  return useQuery({
    queryKey: ["credits", "recognitions", filter, paging],
    queryFn: () => gateway.get(`/v1/recognitions${queryOf({ ...filter, ...paging })}`, pageOf(recognitionSchema)),
    placeholderData: keepPreviousData,
  });
}

/** What waits for a member, the nearest deadline first. */
export function useAwaiting(member: number | undefined) {
  const ledger = useLedger();
  return useQuery({
    queryKey: ["credits", "recognitions-awaiting", member],
    queryFn: () => recognitionsAwaiting(ledger, member ?? 0),
    enabled: member !== undefined,
  });
}

/** All recognitions of a record. */
export function useRecognisedLeaf(issuer: number, leaf: string | undefined) {
  const ledger = useLedger();
  return useQuery({
    queryKey: ["credits", "recognised-leaf", issuer, leaf],
    queryFn: () => recognitionsOf(ledger, issuer, leaf ?? ""),
    enabled: leaf !== undefined,
  });
}

export function useRule(rule: number | undefined) {
  const ledger = useLedger();
  return useQuery({
    queryKey: ["credits", "rule", rule],
    queryFn: () => getRule(ledger, rule ?? 0),
    enabled: rule !== undefined,
  });
}

/** Newest first. */
export function useRules(filter: { home?: number | undefined; issuer?: number | undefined }, enabled = true) {
  const ledger = useLedger();
  const { home, issuer } = filter;
  return useQuery({
    queryKey: ["credits", "rules", home, issuer],
    queryFn: () => listRules(ledger, { ...(home !== undefined && { home }), ...(issuer !== undefined && { issuer }) }),
    enabled,
  });
}
