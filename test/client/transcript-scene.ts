/** Records of one student, at home and elsewhere, and the rules of a programme, for the tests of transcripts. */
import { type Hex, keccak256, stringToHex } from "viem";
import { type Programme, programmeSchema } from "../../client/programme.ts";
import type { RecordStanding, TranscriptEntry } from "../../client/transcript.ts";
import { leafOf } from "../../server/credits/commitment.ts";
import { creditRecordSchema, type RecordOf } from "../../server/credits/credit-records.ts";
import type { RecognitionRecord } from "../../server/credits/recognition-records.ts";

export const HOME = 2;
export const NORTH = 1;
export const EAST = 3;

export function programmeWith(changes: Partial<Programme> = {}): Programme {
  return programmeSchema.parse({
    version: 1,
    home: HOME,
    code: "080901-CS",
    titleZh: "计算机科学",
    titleEn: "Computer Science",
    creditScheme: "local",
    total: "12",
    atHomePermille: 500,
    mostRecognised: "5",
    categories: [
      {
        code: "core",
        titleZh: "核心",
        titleEn: "Core",
        minimum: "6",
        maximum: "8",
        accepts: [{ codes: ["CS-A", "CS-B"] }],
      },
      {
        code: "field",
        titleZh: "学科",
        titleEn: "Field",
        minimum: "2",
        maximum: null,
        accepts: [{ fields: ["061"], levels: [6, 7] }, { kinds: ["thesis"] }],
      },
    ],
    ...changes,
  });
}

export type Given = {
  readonly issuer?: number;
  readonly credits?: string;
  readonly code?: string;
  readonly field?: string;
  readonly level?: number;
  readonly day?: number;
  readonly grade?: string;
  readonly scheme?: "local" | "ects";
  readonly student?: string;
  readonly standing?: RecordStanding;
  /** The first is for the programme at home, unless it says otherwise. */
  readonly recognitions?: readonly Partial<RecognitionRecord>[];
};

/** @param number What the record is known by; another one is another record. */
export function entryOf(number: number, given: Given = {}): TranscriptEntry {
  const { issuer = HOME, credits = "4", code = "CS-A", day = 1, grade = "80", standing = "valid" } = given;
  const draft: RecordOf<"course"> = {
    recordId: `0b0c2a52-4c1e-4f6e-9a59-${String(number).padStart(12, "0")}`,
    kind: "course",
    issuer,
    student: { number: given.student ?? "20260001", name: "欧阳喆玥" },
    achievement: { code, titleZh: "课程", titleEn: "Course", field: given.field ?? "0413", level: given.level ?? 6 },
    credits,
    creditScheme: given.scheme ?? "local",
    grade: { scale: "percentage", value: grade },
    term: "2026-spring",
    completedOn: `2026-07-${String(day).padStart(2, "0")}`,
  };
  const record = creditRecordSchema.parse(draft);
  const salt = keccak256(stringToHex(`salt ${number}`));
  const presentation = { version: 1 as const, record, salt, sequence: 1, proof: [] };
  const leaf = leafOf(presentation);
  const recognitions = (given.recognitions ?? []).map((one) => recognitionOf(issuer, leaf, credits, one));
  return { presentation, standing, recognitions };
}

function recognitionOf(
  issuer: number,
  leaf: Hex,
  credits: string,
  changes: Partial<RecognitionRecord>,
): RecognitionRecord {
  const used = changes.used ?? credits;
  return {
    ...{ issuer, leaf, home: HOME, programme: "080901-CS", sequence: 1, rule: 1, status: "positive" },
    ...{ requested: null, held: used, used, applied: used, effective: used, deadline: null, requester: null },
    ...{ decision: null, votes: [], steps: [], contract: "0x", block: 1, log: 0 },
    ...{ target: "CS-A", recordStatus: "in-force", isVoid: false },
    ...changes,
  };
}

/** The categories of {@link programmeWith}, and one that takes everything. */
export function withElectives(): Programme["categories"] {
  const free = { code: "free", titleZh: "任选", titleEn: "Electives", minimum: "0", maximum: "10", accepts: [{}] };
  return [...programmeWith().categories, free];
}
