/** Which recognition a verb is about. */
import { openLedger } from "../client/ledger.ts";
import { listRecognitions } from "../client/recognition.ts";
import type { RecognitionRecord } from "../server/credits/recognition-records.ts";
import { Problem } from "../server/problem.ts";
import type { Desk } from "./terminal/desk.ts";
import type { VerbOption } from "./terminal/verb.ts";

export type SubjectOptions = { home?: string; programme?: string };

/** A record may be recognised at several universities and for several programmes. */
export const subjectOptions: readonly VerbOption[] = [
  [
    "--home <member>",
    { "zh-CN": "认定学校（有几项时）", en: "the university that recognises, where there are several" },
  ],
  ["--programme <code>", { "zh-CN": "专业代码（有几项时）", en: "code of the programme, where there are several" }],
];

/** By the leaf of its record or the beginning of it. @throws Terminal_UnknownRecognition {recognition, count} */
export async function findRecognition(
  desk: Desk,
  wanted: string,
  { home, programme }: SubjectOptions,
): Promise<RecognitionRecord> {
  const beginning = wanted.trim().toLowerCase();
  const filter = home === undefined ? {} : { home: (await desk.member(home)).member };
  const listed = /^0x[0-9a-f]{4,64}$/.test(beginning) ? await listRecognitions(openLedger(desk.gateway), filter) : [];
  const found = listed.filter((one) => {
    return one.leaf.startsWith(beginning) && (programme === undefined || one.programme === programme);
  });
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new Problem("Terminal_UnknownRecognition", { recognition: wanted, count: found.length });
}
