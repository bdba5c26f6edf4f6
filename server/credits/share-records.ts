/** Records that a student shares under a link: sealed in the browser, kept by the gateway, which cannot open them. */
import { z } from "zod";
import { presentationSchema } from "./records.ts";

export const mostRecordsInShare = 200;
/** Two hundred records with their proofs take some 400,000. */
const mostSealedCharacters = 1_400_000;

/** 16 random bytes; stands in the link and names the share to the gateway. */
export const shareIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{21}[AQgw]$/)
  .meta({ id: "ShareId", description: "16 random bytes in base64url" });

const sealedSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{40,}$/)
  .max(mostSealedCharacters)
  .meta({
    description: "Nonce and AES-256-GCM of the deflated records, in base64url; the key stands in the link only",
  });

/** What the seal holds. */
export const sharedRecordsSchema = z
  .strictObject({
    version: z.literal(1),
    shareId: shareIdSchema,
    sharedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    presentations: z.array(presentationSchema).min(1).max(mostRecordsInShare),
  })
  .meta({ id: "SharedRecords" });

/** What whoever has the link is given. */
export const sealedShareSchema = z
  .object({ shareId: shareIdSchema, expiresAt: z.iso.datetime(), sealed: sealedSchema })
  .meta({ id: "SealedShare" });

/** What a student hands in. The numbers of the records let their erasure withdraw the share. */
export const shareInputSchema = z
  .strictObject({
    shareId: shareIdSchema,
    sealed: sealedSchema,
    expiresAt: z.iso.datetime(),
    recordIds: z.array(z.uuid()).min(1).max(mostRecordsInShare),
    /** The key of the link, sealed under one that only the student's access link gives: the gateway cannot open it. */
    wrappedKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{80}$/)
      .optional(),
  })
  .meta({ id: "ShareInput" });

/** A share as its student sees it, until it expires or is withdrawn. */
export const shareSchema = z
  .object({
    shareId: shareIdSchema,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    recordIds: z.array(z.uuid()),
    wrappedKey: z.string().nullable(),
  })
  .meta({ id: "OwnShare" });

export type SharedRecords = z.infer<typeof sharedRecordsSchema>;
export type SealedShare = z.infer<typeof sealedShareSchema>;
export type ShareInput = z.infer<typeof shareInputSchema>;
export type ShareRecord = z.infer<typeof shareSchema>;
