/** Reads of accreditations, types of qualification and reports of compromised keys. */
import { useQuery } from "@tanstack/react-query";
import { listAccreditations, listCompromises, listQualifications } from "../../../client/accreditation.ts";
import type { AccreditationRecord } from "../../../server/credits/accreditation-records.ts";
import { useNow } from "../alliance/now.ts";
import { useLedger } from "../shell/ledger.tsx";
import { useAlliance } from "../shell/queries.ts";
import { type AccreditationState, accreditationState } from "./accreditation-state.ts";

/** Of one member where one is named. */
export function useAccreditations(issuer?: number) {
  const ledger = useLedger();
  return useQuery({
    queryKey: ["credits", "accreditations", issuer],
    queryFn: () => listAccreditations(ledger, issuer),
  });
}

/** By code. */
export function useQualifications() {
  const ledger = useLedger();
  return useQuery({ queryKey: ["credits", "qualifications"], queryFn: () => listQualifications(ledger) });
}

/** Newest first. */
export function useCompromises(issuer?: number) {
  const ledger = useLedger();
  return useQuery({
    queryKey: ["credits", "compromises", issuer],
    queryFn: () => listCompromises(ledger, issuer),
  });
}

/** How an accreditation stands now. */
export function useAccreditationState(): (accreditation: AccreditationRecord) => AccreditationState {
  const now = useNow();
  const alliance = useAlliance();
  const contract = alliance.data?.modules.find(({ module }) => module === "Credits")?.location;
  return (accreditation) => accreditationState(accreditation, now, contract);
}
