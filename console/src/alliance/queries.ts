/** Reads of members' officers, roles, the council, agreements, meetings and charters. */
import { useQuery } from "@tanstack/react-query";
import { getAgreement, listAgreements } from "../../../client/agreements.ts";
import { listPauses, listRoles } from "../../../client/alliance.ts";
import { getCouncil, getProposal, listProposals } from "../../../client/council.ts";
import { getMeeting, listCharters, listMeetings } from "../../../client/meetings.ts";
import { everyItem } from "../../../client/pages.ts";
import { officerSchema } from "../../../server/alliance/records.ts";
import { useLedger } from "../shell/ledger.tsx";

export function useOfficers(member: number) {
  const { gateway } = useLedger();
  return useQuery({
    queryKey: ["alliance", "officers", member],
    queryFn: () => everyItem(gateway, `/v1/members/${member}/officers`, officerSchema),
  });
}

export function useRoles() {
  const ledger = useLedger();
  return useQuery({ queryKey: ["alliance", "roles"], queryFn: () => listRoles(ledger) });
}

export function usePauses() {
  const ledger = useLedger();
  return useQuery({ queryKey: ["alliance", "pauses"], queryFn: () => listPauses(ledger) });
}

export function useCouncil() {
  const ledger = useLedger();
  return useQuery({ queryKey: ["alliance", "council"], queryFn: () => getCouncil(ledger) });
}

/** Newest first. */
export function useProposals() {
  const ledger = useLedger();
  return useQuery({ queryKey: ["alliance", "proposals"], queryFn: () => listProposals(ledger) });
}

/** Refused where it is not what the council gave its number to. */
export function useProposal(proposal: string) {
  const ledger = useLedger();
  return useQuery({
    queryKey: ["alliance", "proposal", proposal],
    queryFn: () => getProposal(ledger, proposal),
  });
}

/** Newest first; of one member where one is named. */
export function useAgreements(member?: number) {
  const ledger = useLedger();
  return useQuery({
    queryKey: ["alliance", "agreements", member],
    queryFn: () => listAgreements(ledger, member === undefined ? {} : { member }),
  });
}

export function useAgreement(agreement: number | undefined) {
  const ledger = useLedger();
  return useQuery({
    queryKey: ["alliance", "agreement", agreement],
    queryFn: () => getAgreement(ledger, agreement ?? 0),
    enabled: agreement !== undefined,
  });
}

/** The one convened last first. */
export function useMeetings() {
  const ledger = useLedger();
  return useQuery({ queryKey: ["alliance", "meetings"], queryFn: () => listMeetings(ledger) });
}

export function useMeeting(meeting: number) {
  const ledger = useLedger();
  return useQuery({ queryKey: ["alliance", "meeting", meeting], queryFn: () => getMeeting(ledger, meeting) });
}

/** The one in force first. */
export function useCharters() {
  const ledger = useLedger();
  return useQuery({ queryKey: ["alliance", "charters"], queryFn: () => listCharters(ledger) });
}
