/** Links by which students reach their own records, as registrars give them and students open them. */
import { z } from "zod";
import { vaultRecordSchema } from "./records.ts";
import { mostRecordsInShare } from "./share-records.ts";

const number = z.number().int().min(1).max(4_294_967_295);

export const mostDays = 366;
export const mostLinksAtOnce = 200;

/** 16 random bytes. */
export const accessIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .meta({ id: "AccessId" });

/** Of a link, or the proof that one gives: 32 bytes in base64url. */
export const accessTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const labelSchema = z
  .string()
  .trim()
  .max(60)
  .regex(/^\P{Cc}*$/u);

/** What a registrar hands in. The tokens are drawn where the links are made; the gateway is told their hashes only. */
export const accessInputSchema = z
  .strictObject({
    issuer: number,
    expiresAt: z.iso.datetime(),
    label: labelSchema.default(""),
    links: z
      .array(
        z.strictObject({
          /** The student's whole number. */
          student: z.string().trim().min(1).max(32),
          /** SHA-256 of the proof that the link's token gives. */
          tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
        }),
      )
      .min(1)
      .max(mostLinksAtOnce),
  })
  .meta({ id: "AccessInput" });

const studentSchema = z.object({ number: z.string(), name: z.string() });

/** A link that was given, as the issuer's registrars see it. Nothing in it opens anything. */
export const accessSchema = z
  .object({
    accessId: accessIdSchema,
    issuer: number,
    student: studentSchema,
    label: z.string(),
    createdAt: z.iso.datetime(),
    /** Until then the link opens; passkeys that were made by it stay until it is revoked. */
    expiresAt: z.iso.datetime(),
    passkeys: z.number().int(),
  })
  .meta({ id: "Access" });

export const accessGivenSchema = z.object({ items: z.array(accessSchema) }).meta({ id: "AccessGiven" });

/** In a body, because a URL with a student's number in it would stand in logs. */
export const accessSearchSchema = z
  .strictObject({ issuer: number, student: z.string().trim().min(1).max(32).optional() })
  .meta({ id: "AccessSearch" });

export const holderSessionSchema = z
  .object({
    token: z.string(),
    expiresAt: z.iso.datetime(),
    issuer: number,
    student: studentSchema,
    /** Until when the link opens. */
    accessExpiresAt: z.iso.datetime(),
    passkeys: z.number().int(),
  })
  .meta({ id: "HolderSession" });

/** A record as its student sees it: only such as are on the chain. */
export const holderRecordSchema = vaultRecordSchema.omit({ salt: true, root: true }).meta({ id: "HolderRecord" });

export const chosenRecordsSchema = z
  .strictObject({ recordIds: z.array(z.uuid()).min(1).max(mostRecordsInShare) })
  .meta({ id: "ChosenRecords" });

/** What the vault keeps of a link. */
export const accessEntrySchema = accessSchema
  .omit({ passkeys: true })
  .extend({ tokenHash: z.string(), createdBy: z.string() });

/** What the vault keeps of a passkey. */
export const passkeyEntrySchema = z.strictObject({
  accessId: accessIdSchema,
  credentialId: z.string(),
  publicKey: z.string(),
  counter: z.number().int(),
  rpId: z.string(),
  createdAt: z.iso.datetime(),
});

const bytes = z.string().regex(/^[A-Za-z0-9_-]{1,8000}$/);
const credentialShape = {
  id: bytes,
  rawId: bytes,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional(),
  clientExtensionResults: z.looseObject({}),
};

/** What a browser answers that made a passkey (WebAuthn level 3, section 5.1). */
export const passkeyAttestationSchema = z
  .looseObject({
    ...credentialShape,
    response: z.looseObject({ clientDataJSON: bytes, attestationObject: bytes }),
  })
  .meta({ id: "PasskeyAttestation" });

/** What a browser answers that had one sign. */
export const passkeyAssertionSchema = z
  .looseObject({
    ...credentialShape,
    response: z.looseObject({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
  })
  .meta({ id: "PasskeyAssertion" });

export type PasskeyAttestation = z.infer<typeof passkeyAttestationSchema>;
export type PasskeyAssertion = z.infer<typeof passkeyAssertionSchema>;
export type AccessInput = z.infer<typeof accessInputSchema>;
export type AccessRecord = z.infer<typeof accessSchema>;
export type AccessEntry = z.infer<typeof accessEntrySchema>;
export type PasskeyEntry = z.infer<typeof passkeyEntrySchema>;
export type HolderSessionRecord = z.infer<typeof holderSessionSchema>;
export type HolderRecord = z.infer<typeof holderRecordSchema>;
