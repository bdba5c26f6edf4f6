/** The terms of an agreement as a JSON file says them, and a file to begin with. */
import { dirname, join } from "node:path";
import { z } from "zod";
import type { AgreementDraft } from "../client/agreements.ts";
import { documentHash } from "../client/document.ts";
import { agreementKinds, feeUnits } from "../server/alliance/agreement-records.ts";
import { hashSchema } from "../server/alliance/records.ts";
import { checkInput } from "../server/input.ts";
import { Problem } from "../server/problem.ts";
import type { Desk } from "./terminal/desk.ts";
import { readBytes, readJson } from "./terminal/files.ts";
import { moment, momentOrNone, span } from "./terminal/times.ts";
import { yuan } from "./terminal/values.ts";

const memberName = z.union([z.string().min(1), z.number().int().min(1)]);

const termsSchema = z.strictObject({
  /** File beside this one with the text, whose hash the parties sign; or the hash itself. */
  text: z.string().min(1).optional(),
  textHash: hashSchema.optional(),
  kinds: z.array(z.enum(agreementKinds)).min(1),
  /** By number or name, in any order. */
  parties: z.array(memberName).min(2).max(100),
  startsAt: z.string(),
  /** Null: no end. */
  endsAt: z.string().nullable().default(null),
  /** How long a party stays bound after it withdrew: "90d". */
  notice: z.string(),
  /** How long a party has to decide a request; its silence then is approval. */
  decision: z.string().default("0"),
  /** How long a decision can be appealed against. */
  appeal: z.string().default("0"),
  arbiter: memberName.nullable().default(null),
  /** In yuan. */
  fees: z.array(z.strictObject({ unit: z.enum(feeUnits), amount: z.string() })).default([]),
});
const changesSchema = termsSchema.partial();

type Terms = z.infer<typeof changesSchema>;

/** A file to begin with. */
export const termsTemplate = {
  text: "agreement.pdf",
  kinds: ["credit-recognition", "cross-enrolment"],
  parties: [1, 2],
  startsAt: "2027-02-01",
  endsAt: "2030-02-01",
  notice: "90d",
  decision: "21d",
  appeal: "14d",
  arbiter: null,
  fees: [{ unit: "per-credit", amount: "120" }],
};

/** @throws Terminal_BadFile with what is wrong in it; Terminal_UnknownMember */
export async function readTerms(desk: Desk, file: string): Promise<AgreementDraft> {
  const { value, faults } = checkInput(termsSchema, await readJson(file));
  if (!value || (value.text === undefined) === (value.textHash === undefined)) {
    throw new Problem("Terminal_BadFile", { file }, value ? [textOrHash] : faults);
  }
  const draft = await draftOf(desk, value, file);
  return { ...none, ...draft };
}

/** Only what changes. @throws as {@link readTerms} */
export async function readChanges(desk: Desk, file: string): Promise<Partial<AgreementDraft>> {
  const json = await readJson(file);
  const { value, faults } = checkInput(changesSchema, json);
  if (!value) throw new Problem("Terminal_BadFile", { file }, faults);
  const named = new Set(Object.keys(Object(json)));
  // What has a standard would otherwise be taken for a change.
  const changes = Object.fromEntries(Object.entries(value).filter(([key]) => named.has(key)));
  return draftOf(desk, changes, file);
}

const none: AgreementDraft = {
  textHash: "0x",
  kinds: [],
  parties: [],
  startsAt: "",
  endsAt: null,
  noticeSeconds: 0,
  decisionSeconds: 0,
  appealSeconds: 0,
  arbiter: null,
  fees: [],
  amends: null,
};

const textOrHash = {
  field: "/text",
  fault: "text-or-hash",
  detail: { "zh-CN": "须给出 text 或 textHash 之一", en: "give either text or textHash" },
};

async function draftOf(desk: Desk, terms: Terms, file: string): Promise<Partial<AgreementDraft>> {
  const memberOf = async (wanted: string | number) => (await desk.member(String(wanted))).member;
  const { text, textHash, kinds, parties, startsAt, endsAt, notice, decision, appeal, arbiter, fees } = terms;
  return {
    ...(textHash !== undefined && { textHash: textHash as `0x${string}` }),
    ...(text !== undefined && { textHash: documentHash(await readBytes(join(dirname(file), text))) }),
    ...(kinds && { kinds }),
    ...(parties && { parties: await Promise.all(parties.map(memberOf)) }),
    ...(startsAt !== undefined && { startsAt: moment(startsAt, "startsAt") }),
    ...(endsAt !== undefined && { endsAt: endsAt === null ? null : momentOrNone(endsAt, "endsAt") }),
    ...(notice !== undefined && { noticeSeconds: span(notice, "notice") }),
    ...(decision !== undefined && { decisionSeconds: span(decision, "decision") }),
    ...(appeal !== undefined && { appealSeconds: span(appeal, "appeal") }),
    ...(arbiter !== undefined && { arbiter: arbiter === null ? null : await memberOf(arbiter) }),
    ...(fees && { fees: fees.map(({ unit, amount }) => ({ unit, amountMinor: yuan(amount, "fees") })) }),
  };
}
