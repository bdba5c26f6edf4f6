/** Taking what a registrar signed over records of the vault, after checking that it says what they say. */
import { Problem } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";
import { getBatchLeaves } from "./credential-queries.ts";
import type { CredentialDeposit, DepositReceipt, Issuer } from "./credential-records.ts";
import type { CreditsAccess } from "./routes.ts";

type Access = Pick<CreditsAccess, "archive" | "ledger">;

/** @throws Credits_CredentialDiffers, Credits_CredentialNotOurs, and what presenting the record throws */
export async function depositBadge(
  store: StoreReader,
  { archive, ledger }: Access,
  issuer: Issuer,
  recordId: string,
  { format, credential }: CredentialDeposit,
): Promise<DepositReceipt> {
  const presentation = archive().present(issuer.member, recordId);
  if (format !== "open-badge") throw new Problem("Credits_CredentialDiffers", { recordId });
  const { requireBadge } = await import("./credential-checks.ts");
  const { leaf } = archive().getRecord(issuer.member, recordId);
  const { leaves } = getBatchLeaves(store, archive(), issuer.member, presentation.sequence);
  const position = leaves.indexOf(leaf);
  await requireBadge(credential, { issuer, ledger: ledger(), presentation, position, now: new Date() });
  return archive().credentials.deposit({
    format,
    credential,
    issuer: issuer.member,
    recordIds: [presentation.record.recordId],
  });
}

/** @throws Credits_CredentialNotOurs, Credits_CredentialDiffers where a record is not as it is here, or another's */
export async function depositTranscript(
  { archive }: Access,
  issuer: Issuer,
  { format, credential }: CredentialDeposit,
): Promise<DepositReceipt> {
  const { recordsInTranscript } = await import("./credential-checks.ts");
  const items = format === "sd-jwt" ? await recordsInTranscript(credential, issuer) : [];
  const [first] = items;
  if (!first) throw new Problem("Credits_CredentialNotOurs", { issuer: issuer.member, reason: "no records" });
  const student = archive().getRecord(issuer.member, first.recordId).record.student.number;
  for (const { recordId, leaf } of items) {
    // Throws where it is not on the chain.
    archive().present(issuer.member, recordId);
    const held = archive().getRecord(issuer.member, recordId);
    if (held.leaf !== leaf || held.record.student.number !== student) {
      throw new Problem("Credits_CredentialDiffers", { recordId });
    }
  }
  const recordIds = items.map(({ recordId }) => recordId);
  return archive().credentials.deposit({ format, credential, issuer: issuer.member, recordIds });
}
