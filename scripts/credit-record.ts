/** Which record of which issuer a verb is about. */
import { getRecord } from "../client/credits.ts";
import type { Ledger } from "../client/ledger.ts";
import { type RecordKind, recordKinds } from "../server/credits/credit-records.ts";
import type { VaultRecord } from "../server/credits/records.ts";
import { Problem } from "../server/problem.ts";
import type { Desk } from "./terminal/desk.ts";
import { oneOf, recordId } from "./terminal/values.ts";
import type { VerbOption } from "./terminal/verb.ts";

export const issuerOption: VerbOption = [
  "--issuer <member>",
  { "zh-CN": "签发学校（编号或名称）", en: "the issuing member, by number or name" },
];

export const kindOption: VerbOption = [
  "--kind <kind>",
  { "zh-CN": `记录类别：${recordKinds.join("、")}`, en: `kind of the records: ${recordKinds.join(", ")}` },
];

/** The kind that was asked for, if one was. */
export function chosenKind(kind: string | undefined): RecordKind | undefined {
  return kind === undefined ? undefined : oneOf(kind, "kind", recordKinds);
}

/** A record of the vault by its id, with a session to read it. */
export async function findRecord(
  desk: Desk,
  id: string,
  issuer: string | undefined,
): Promise<{ ledger: Ledger; record: VaultRecord }> {
  const wanted = recordId(id);
  const ledger = await desk.privateLedger();
  const member = await desk.actingFor("registrar", issuer, "--issuer");
  return { ledger, record: await getRecord(ledger, member, wanted) };
}

/** The same; no record where it was erased and its tombstone is left. */
export async function findRecordOrTombstone(desk: Desk, id: string, issuer: string | undefined) {
  const wanted = recordId(id);
  const ledger = await desk.privateLedger();
  const member = await desk.actingFor("registrar", issuer, "--issuer");
  const record = await getRecord(ledger, member, wanted).catch((error: unknown) => {
    if (error instanceof Problem && error.name === "Credits_RecordErased") return null;
    throw error;
  });
  return { ledger, issuer: member, record, recordId: wanted };
}
