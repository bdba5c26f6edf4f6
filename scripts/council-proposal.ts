/** Which proposal a verb is about: its number has 78 digits. */
import { listProposals } from "../client/council.ts";
import type { Ledger } from "../client/ledger.ts";
import type { ProposalRecord } from "../server/alliance/council-records.ts";
import { Problem } from "../server/problem.ts";

/** A proposal by its number or the beginning of it, four digits at least. @throws Terminal_UnknownProposal {proposal} */
export async function findProposal(ledger: Ledger, wanted: string): Promise<ProposalRecord> {
  const proposals = /^\d{4,78}$/.test(wanted) ? await listProposals(ledger) : [];
  const exact = proposals.filter(({ proposal }) => proposal === wanted);
  const found = exact.length > 0 ? exact : proposals.filter(({ proposal }) => proposal.startsWith(wanted));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Problem("Terminal_UnknownProposal", { proposal: wanted });
  return only;
}
