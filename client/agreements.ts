/** What the administrators of parties do with agreements: propose, sign, take back, amend, withdraw. */
import { type Address, type Hex, hashStruct } from "viem";
import {
  type AgreementKind,
  type AgreementRecord,
  type AgreementStatus,
  agreementKinds,
  agreementSchema,
  type FeeRecord,
  feeUnits,
} from "../server/alliance/agreement-records.ts";
import type { Receipt } from "../server/api/records.ts";
import { abis } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import { type Ledger, requireSigner } from "./ledger.ts";
import { everyItem, queryOf } from "./pages.ts";
import { forever, secondsOf } from "./seconds.ts";
import { submit } from "./transaction.ts";

/** The terms of an agreement as a person gives them. */
export type AgreementDraft = {
  /** {@link documentHash} of its text. */
  readonly textHash: Hex;
  readonly kinds: readonly AgreementKind[];
  /** In any order. */
  readonly parties: readonly number[];
  /** RFC 3339. */
  readonly startsAt: string;
  /** RFC 3339; null: no end. */
  readonly endsAt: string | null;
  readonly noticeSeconds: number;
  readonly decisionSeconds: number;
  readonly appealSeconds: number;
  readonly arbiter: number | null;
  /** In any order. */
  readonly fees: readonly FeeRecord[];
  /** The agreement that ends when this one begins. */
  readonly amends: number | null;
};

export type ProposedAgreement = { readonly agreement: number; readonly receipt: Receipt };

/** A party's signature that was not brought yet. */
export type SignedAgreement = {
  readonly agreement: number;
  readonly member: number;
  readonly signer: Address;
  readonly signature: Hex;
};

/** What a party's administrator signs, as EIP-712 has it. */
export const signatureTypes = {
  Signature: [
    { name: "agreement", type: "uint32" },
    { name: "member", type: "uint32" },
    { name: "round", type: "uint32" },
    { name: "terms", type: "Terms" },
  ],
  Terms: [
    { name: "textHash", type: "bytes32" },
    { name: "kinds", type: "uint16" },
    { name: "parties", type: "uint32[]" },
    { name: "startsAt", type: "uint40" },
    { name: "endsAt", type: "uint40" },
    { name: "noticeSeconds", type: "uint32" },
    { name: "decisionSeconds", type: "uint32" },
    { name: "appealSeconds", type: "uint32" },
    { name: "arbiter", type: "uint32" },
    { name: "fees", type: "Fee[]" },
    { name: "amends", type: "uint32" },
  ],
  Fee: [
    { name: "unit", type: "uint8" },
    { name: "amountMinor", type: "uint128" },
  ],
} as const;

/** Proposes an agreement for a party, which signs it thereby. The signer is the party's administrator. */
export async function proposeAgreement(
  ledger: Ledger,
  member: number,
  draft: AgreementDraft,
): Promise<ProposedAgreement> {
  const receipt = await submit(ledger, "Agreements", abis.Agreements, "propose", [member, termsOf(draft)]);
  const proposed = await listAgreements(ledger, { member });
  const found = proposed.find(({ transaction }) => transaction === receipt.transaction);
  if (!found) throw new Problem("Client_UnexpectedAnswer", { path: "/v1/agreements", place: "transaction" });
  return { agreement: found.agreement, receipt };
}

/** The terms of an agreement with changes, as an amendment of it. */
export function amendmentOf(agreement: AgreementRecord, changes: Partial<AgreementDraft>): AgreementDraft {
  const stays = agreement.parties.filter(({ leavesAt }) => leavesAt === null).map(({ member }) => member);
  return { ...draftOf(agreement), parties: stays, amends: agreement.agreement, ...changes };
}

/** What a party's administrator signs (EIP-712). @throws Agreements_TermsDiffer; Agreements_NotParty */
export function typedDataOf(agreement: AgreementRecord, member: number, chainId: number) {
  const party = agreement.parties.find((one) => one.member === member);
  if (!party) throw new Problem("Agreements_NotParty", { agreement: agreement.agreement, member });
  const terms = termsOf(draftOf(agreement));
  if (hashStruct({ data: terms, primaryType: "Terms", types: signatureTypes }) !== agreement.termsHash) {
    throw new Problem("Agreements_TermsDiffer", { agreement: agreement.agreement });
  }
  return {
    domain: {
      name: "Alliance Ledger Agreements",
      version: "1",
      chainId,
      verifyingContract: agreement.contract as Address,
    },
    types: signatureTypes,
    primaryType: "Signature",
    message: { agreement: agreement.agreement, member, round: party.round, terms },
  } as const;
}

/** Signs for a party, to be brought by anyone. Nothing is sent. @throws as {@link typedDataOf} */
export async function signAgreement(ledger: Ledger, agreement: number, member: number): Promise<SignedAgreement> {
  const signer = requireSigner(ledger);
  const [found, chainId] = await Promise.all([getAgreement(ledger, agreement), ledger.chainId()]);
  const signature = await signer.signTypedData(typedDataOf(found, member, chainId));
  return { agreement, member, signer: signer.address, signature };
}

/** Brings a party's signature. */
export function relayAgreement(
  ledger: Ledger,
  { agreement, member, signer, signature }: SignedAgreement,
): Promise<Receipt> {
  return submit(ledger, "Agreements", abis.Agreements, "sign", [agreement, member, signer, signature]);
}

/** Signs for a party by a transaction. @throws as {@link typedDataOf} */
export async function signAgreementNow(ledger: Ledger, agreement: number, member: number): Promise<Receipt> {
  const signer = requireSigner(ledger).address;
  const [found, chainId] = await Promise.all([getAgreement(ledger, agreement), ledger.chainId()]);
  typedDataOf(found, member, chainId);
  return relayAgreement(ledger, { agreement, member, signer, signature: "0x" });
}

/** Takes a party's signature back while others are missing. */
export function retractSignature(ledger: Ledger, agreement: number, member: number): Promise<Receipt> {
  return submit(ledger, "Agreements", abis.Agreements, "retract", [agreement, member]);
}

/** Withdraws a party from an agreement that all have signed, with the agreed notice. */
export function withdrawFromAgreement(ledger: Ledger, agreement: number, member: number): Promise<Receipt> {
  return leave(ledger, "withdraw", agreement, member);
}

/** Ends an agreement for a party that was expelled; by anyone. */
export function removeExpelled(ledger: Ledger, agreement: number, member: number): Promise<Receipt> {
  return leave(ledger, "removeExpelled", agreement, member);
}

/** What was agreed is left where it is kept, be that contract replaced meanwhile. */
async function leave(
  ledger: Ledger,
  way: "withdraw" | "removeExpelled",
  agreement: number,
  member: number,
): Promise<Receipt> {
  const contract = (await getAgreement(ledger, agreement)).contract as Address;
  return submit(ledger, "Agreements", abis.Agreements, way, [agreement, member], { contract });
}

export function getAgreement(ledger: Ledger, agreement: number): Promise<AgreementRecord> {
  return ledger.gateway.get(`/v1/agreements/${agreement}`, agreementSchema);
}

/** Agreements, newest first. */
export function listAgreements(
  ledger: Ledger,
  filter: { readonly member?: number; readonly status?: AgreementStatus; readonly kind?: AgreementKind } = {},
): Promise<AgreementRecord[]> {
  return everyItem(ledger.gateway, `/v1/agreements${queryOf(filter)}`, agreementSchema);
}

function draftOf(agreement: AgreementRecord): AgreementDraft {
  return {
    ...agreement,
    textHash: agreement.textHash as Hex,
    parties: agreement.parties.map(({ member }) => member),
  };
}

/** The terms as the contract takes them. */
export function termsOf(draft: AgreementDraft) {
  const { textHash, noticeSeconds, decisionSeconds, appealSeconds } = draft;
  return {
    textHash,
    kinds: draft.kinds.reduce((bits, kind) => bits | (1 << agreementKinds.indexOf(kind)), 0),
    parties: draft.parties.toSorted((one, other) => one - other),
    startsAt: secondsOf(draft.startsAt),
    endsAt: draft.endsAt === null ? forever : secondsOf(draft.endsAt),
    noticeSeconds,
    decisionSeconds,
    appealSeconds,
    arbiter: draft.arbiter ?? 0,
    fees: draft.fees
      .map(({ unit, amountMinor }) => ({ unit: feeUnits.indexOf(unit), amountMinor: BigInt(amountMinor) }))
      .toSorted((one, other) => one.unit - other.unit),
    amends: draft.amends ?? 0,
  };
}
