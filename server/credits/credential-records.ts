/** Credentials that a university signs over its records, their status lists, and who it is on the web. */
import type { Hex } from "viem";
import { z } from "zod";
import { recordStatuses } from "./records.ts";

/** Facts of a member as the chain and the gateway tell them. */
export type Issuer = {
  readonly member: number;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Host of its gateway, which names it on the web: "ledger.example.edu.cn" or "127.0.0.1:4517". */
  readonly host: string;
  /** Its Ed25519 keys for credentials that count, as the member registry has them; the newest first. */
  readonly credentialKeys: readonly Hex[];
  /** Keys that do not count any more: a signature says nothing of when it was made. */
  readonly revokedKeys?: readonly RevokedKey[];
  /** ISO 3166-1: "CN". */
  readonly country?: string;
};
export type RevokedKey = { readonly key: Hex; readonly revokedAt: string };

/** Where the batches stand. */
export type LedgerPlace = { readonly chainId: number; readonly directory: string };

const entryStatuses = [...recordStatuses, "void"] as const;
/** That of the record, or "void" where its whole batch is. */
export type EntryStatus = (typeof entryStatuses)[number];

export const statusPurposes = ["revocation", "suspension"] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

const number = z.number().int().min(1).max(4_294_967_295);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

/** Position of a leaf among the sorted leaves of its batch, and its status on the chain; of a void batch all are void. */
const positionStatusSchema = z.object({ position: z.number().int().min(0), status: z.enum(entryStatuses) });

/** Everything that a status list of a batch is made from, and by which a record finds its place in it. */
export const batchLeavesSchema = z
  .object({
    issuer: number,
    sequence: number,
    /** Sorted; also of records that were erased. */
    leaves: z.array(hash),
    /** Those that are not in force. */
    statuses: z.array(positionStatusSchema),
  })
  .meta({ id: "BatchLeaves" });

/** "stale": it does not say what the chain says, or ends within two days. */
export const listStates = ["absent", "fresh", "stale"] as const;

export const statusListStateSchema = z
  .object({
    sequence: number,
    purpose: z.enum(statusPurposes),
    state: z.enum(listStates),
    validUntil: z.iso.datetime({ offset: true }).nullable(),
    /** How many records of the batch are marked in what the chain says now. */
    marked: z.number().int(),
  })
  .meta({ id: "StatusListState" });

/** The signed list as it is served; the gateway checks what is signed, not what else is in it. */
export const statusListSchema = z
  .looseObject({
    "@context": z.array(z.unknown()).min(1).max(8),
    id: z.string().max(300),
    issuer: z.string().max(300),
    validFrom: z.iso.datetime({ offset: true }),
    validUntil: z.iso.datetime({ offset: true }),
    credentialSubject: z.looseObject({ encodedList: z.string().max(200_000), statusPurpose: z.enum(statusPurposes) }),
    proof: z.looseObject({ verificationMethod: z.string().max(400) }),
  })
  .meta({ id: "StatusListCredential" });

export const didDocumentSchema = z
  .object({
    "@context": z.array(z.string()),
    id: z.string(),
    alsoKnownAs: z.array(z.string()),
    verificationMethod: z.array(
      z.object({ id: z.string(), type: z.literal("Multikey"), controller: z.string(), publicKeyMultibase: z.string() }),
    ),
    assertionMethod: z.array(z.string()),
  })
  .meta({ id: "DidDocument" });

export const credentialFormats = ["open-badge", "sd-jwt"] as const;

/** What a registrar deposits: the JSON text of a badge of one record, or an SD-JWT of several of one student. */
const mostCredentialCharacters = 1_000_000;
const depositShape = {
  format: z.enum(credentialFormats),
  credential: z.string().min(1).max(mostCredentialCharacters),
};
export const credentialDepositSchema = z.strictObject(depositShape).meta({ id: "CredentialDeposit" });

export const depositedCredentialSchema = z
  .object({
    ...depositShape,
    issuer: number,
    recordIds: z.array(z.uuid()).min(1).max(500),
    depositedAt: z.iso.datetime(),
  })
  .meta({ id: "DepositedCredential" });

/** What is said of a deposited credential where not the credential itself is asked for. */
export const depositReceiptSchema = depositedCredentialSchema.omit({ credential: true }).meta({ id: "DepositReceipt" });

export type PositionStatus = z.infer<typeof positionStatusSchema>;
export type BatchLeaves = z.infer<typeof batchLeavesSchema>;
export type StatusListState = z.infer<typeof statusListStateSchema>;
export type StatusListCredential = z.infer<typeof statusListSchema>;
export type DidDocument = z.infer<typeof didDocumentSchema>;
export type CredentialFormat = (typeof credentialFormats)[number];
export type CredentialDeposit = z.infer<typeof credentialDepositSchema>;
export type DepositedCredential = z.infer<typeof depositedCredentialSchema>;
export type DepositReceipt = z.infer<typeof depositReceiptSchema>;
