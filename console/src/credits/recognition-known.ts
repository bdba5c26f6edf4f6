/**
 * What the person at the screen may know of a record that is recognised: its issuer reads it in its vault, and whoever
 * was given it brings it to the page. It is kept with the reads of the vault, which end when another person takes over.
 */
import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { leafOf } from "../../../server/credits/commitment.ts";
import type { CreditRecord } from "../../../server/credits/credit-records.ts";
import type { RecognitionRecord } from "../../../server/credits/recognition-records.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import { useDesk } from "../shell/ledger.tsx";
import { useVaultQuery } from "../shell/vault.tsx";
import { everyRecord, useReadableVault } from "./vault-reads.ts";

type Subject = Pick<RecognitionRecord, "issuer" | "leaf" | "sequence">;

/** The record, where the person has it. */
export function useKnownRecord({ issuer, leaf, sequence }: Subject): CreditRecord | undefined {
  const isOwn = useReadableVault() === issuer;
  const own = useVaultQuery(
    ["credits", "leaf-record", issuer, leaf],
    async (ledger) => {
      const records = await everyRecord(ledger, { issuer, sequence });
      return records.find((one) => one.leaf === leaf)?.record ?? null;
    },
    isOwn,
  );
  const brought = useBrought(leaf);
  return (isOwn && !own.isPlaceholderData ? own.data : undefined) ?? brought?.record;
}

/** A record that was brought to a page during this visit. */
export function useBrought(leaf: string): Presentation | undefined {
  const { identity } = useDesk();
  const { data } = useQuery<Presentation>({ queryKey: keyOf(identity?.address, leaf), queryFn: skipToken });
  return data;
}

/** Keeps records that were brought, for the other pages of this visit. */
export function useKeepBrought(): (presentation: Presentation) => void {
  const { identity } = useDesk();
  const queries = useQueryClient();
  return useCallback(
    (presentation) => {
      const key = keyOf(identity?.address, leafOf(presentation));
      queries.setQueryDefaults(["vault", identity?.address, "brought"], { gcTime: Number.POSITIVE_INFINITY });
      queries.setQueryData(key, presentation);
    },
    [queries, identity?.address],
  );
}

function keyOf(address: string | undefined, leaf: string) {
  return ["vault", address, "brought", leaf] as const;
}
