/** What the store holds and the API serves of members, officers and modules. */
import { z } from "zod";

export const memberKinds = ["university", "institute", "enterprise", "government"] as const;
export const memberStandings = ["active", "suspended", "expelled"] as const;
/** In the order of their bits in the contract. */
export const offices = ["administrator", "registrar", "steward", "researcher", "bursar"] as const;
/** Alliance-wide roles; numbers as in the Authority. "founder" is the administrator, the council's timelock later on. */
export const allianceRoles = {
  founder: 0,
  secretariat: 1,
  coordinator: 2,
  auditor: 3,
  witness: 4,
  accreditor: 5,
} as const;
/** With those that contracts hold and no person does. */
export const heldRoles = { ...allianceRoles, module: 10 } as const;
const allianceRoleNames = ["founder", "secretariat", "coordinator", "auditor", "witness", "accreditor"] as const;

export const addressSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .meta({ id: "Address", description: "Account or contract, 0x and 40 hex digits" });
export const hashSchema = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .meta({ id: "Hash", description: "32 bytes, 0x and 64 hex digits, lower case" });
/** `z.int()` would print JavaScript's bounds into the OpenAPI page; a member's number is a uint32. */
export const memberIdSchema = z.coerce.number().int().min(1).max(4_294_967_295).meta({ id: "MemberId" });
export const amountMinorSchema = z
  .string()
  .regex(/^-?\d{1,39}$/)
  .meta({ id: "AmountMinor", description: "Whole fen as a decimal string" });
export const timeSchema = z.iso.datetime().meta({ id: "Time", description: "RFC 3339, UTC" });

export const credentialKeySchema = z
  .object({
    key: hashSchema,
    addedAt: timeSchema,
    /** Null: in force. A revoked key never returns. */
    revokedAt: timeSchema.nullable(),
  })
  .meta({ id: "CredentialKey", description: "Ed25519 public key with which a member signs credentials" });

export const memberSchema = z
  .object({
    member: memberIdSchema,
    kind: z.enum(memberKinds),
    standing: z.enum(memberStandings),
    /** GB/T 2260: 11 Beijing, 12 Tianjin, 13 Hebei. */
    province: z.number().int(),
    nameZh: z.string(),
    nameEn: z.string(),
    admittedAt: timeSchema,
    /** Whether it has a seat in the council. */
    full: z.boolean(),
    /** Who casts its vote; null where nobody was appointed. */
    representative: addressSchema.nullable(),
    /** Since when its vote has been in force; null while it has none: an associate, or one that is not active. */
    votesSince: timeSchema.nullable(),
    /** Where it takes private records of other members; null where it takes none. */
    delivery: z
      .object({
        /** Public key that records are encrypted to. */
        x25519: hashSchema,
        /** Public key that verifies its gateway's receipts. */
        ed25519: hashSchema,
        url: z.string(),
      })
      .nullable(),
    /** With which it signs credentials, or signed them; newest first. */
    credentialKeys: z.array(credentialKeySchema),
    /** The field that it leads, or led. */
    leading: z.object({ field: z.string(), until: timeSchema }).nullable(),
  })
  .meta({ id: "Member" });

export const officerSchema = z
  .object({
    member: memberIdSchema,
    account: addressSchema,
    offices: z.array(z.enum(offices)),
    since: timeSchema,
  })
  .meta({ id: "Officer", description: "An account and the offices it holds at a member now" });

export const accountSchema = z
  .object({
    account: addressSchema,
    offices: z.array(officerSchema),
    roles: z.array(z.enum(allianceRoleNames)),
    /** The member whose vote in the council it casts. */
    represents: memberIdSchema.nullable(),
  })
  .meta({ id: "Account", description: "Everything an account may do in the alliance" });

export const roleHolderSchema = z
  .object({
    role: z.enum([...allianceRoleNames, "module"]),
    account: addressSchema,
    /** Name of the module where the holder is a contract of the alliance. */
    module: z.string().nullable(),
    since: timeSchema,
    /** How long ahead it has to announce what it does with the role. */
    delaySeconds: z.number().int(),
  })
  .meta({ id: "RoleHolder" });

export const moduleSchema = z
  .object({ module: z.string(), location: addressSchema, version: z.number().int(), since: z.number().int() })
  .meta({ id: "Module" });

export const allianceSchema = z
  .object({
    nameZh: z.string(),
    nameEn: z.string(),
    directory: addressSchema,
    authority: addressSchema,
    founder: addressSchema,
    foundedAt: timeSchema,
    /** The contracts in force. */
    modules: z.array(moduleSchema),
    /** The contracts that these replaced; what they logged remains true. */
    former: z.array(moduleSchema),
  })
  .meta({ id: "Alliance" });

export const pauseSchema = z
  .object({
    location: addressSchema,
    /** Name and version of the module; null where the contract is none of the alliance's. */
    module: z.string().nullable(),
    version: z.number().int().nullable(),
    /** Null: retired for good. */
    until: timeSchema.nullable(),
    by: addressSchema,
    pausedAt: timeSchema,
  })
  .meta({ id: "Pause", description: "A module that does nothing until then" });

export type MemberRecord = z.infer<typeof memberSchema>;
export type CredentialKeyRecord = z.infer<typeof credentialKeySchema>;
export type OfficerRecord = z.infer<typeof officerSchema>;
export type AccountRecord = z.infer<typeof accountSchema>;
export type AllianceRecord = z.infer<typeof allianceSchema>;
export type PauseRecord = z.infer<typeof pauseSchema>;
export type RoleHolderRecord = z.infer<typeof roleHolderSchema>;
export type Office = (typeof offices)[number];
export type AllianceRole = keyof typeof allianceRoles;
export type HeldRole = keyof typeof heldRoles;
