/** Reads of conversion tables. */
import { useQuery } from "@tanstack/react-query";
import { listConversions, namedConversion } from "../../../client/conversion.ts";
import { convertedBy } from "../../../client/conversion-reading.ts";
import type { CreditRecord } from "../../../server/credits/credit-records.ts";
import type { RecognitionRecord } from "../../../server/credits/recognition-records.ts";
import { useLedger } from "../shell/ledger.tsx";

/** Tables into a university's scale, newest first. */
export function useConversions(to: number) {
  const { gateway } = useLedger();
  return useQuery({
    queryKey: ["credits", "conversions", to],
    queryFn: () => listConversions(gateway, { to }),
  });
}

/** Null where the gateway does not have it. */
export function useConversion(hash: string | null) {
  const { gateway } = useLedger();
  return useQuery({
    queryKey: ["credits", "conversion", hash],
    queryFn: async () => (await namedConversion(gateway, { conversion: hash })) ?? null,
    enabled: hash !== null,
  });
}

/** What a record is worth where it was recognised. Under "vault", so that who comes next does not find it. */
export function useConverted(leaf: string, record: CreditRecord, recognitions: readonly RecognitionRecord[]) {
  const ledger = useLedger();
  const granted = recognitions.map(({ home, rule, status }) => `${home} ${rule} ${status}`);
  return useQuery({
    queryKey: ["vault", "converted", leaf, granted],
    queryFn: () => convertedBy(ledger, record, recognitions),
    enabled: recognitions.length > 0,
  });
}
