import type { Done, Each } from "./acts.ts";
import type { ConversionKey } from "./conversions.ts";
import type { MemberKey } from "./members.ts";

export type RuleForm = "course-to-course" | "field-and-level" | "automatic" | "conditional";

/** A rule of recognition; rules count from 1 on, in the order in which they are added. */
export type RuleFact = {
  readonly home: MemberKey;
  /** Null: every other party to the agreement. */
  readonly issuer: MemberKey | null;
  readonly form: RuleForm;
  /** Level of the European Qualifications Framework, 0 for any. */
  readonly level: number;
  readonly ratePermille: number;
  /** Hundredths of a credit. */
  readonly capCentiCredits: number;
  readonly source: string;
  readonly target: string;
  /** Their text is hashed, not published. */
  readonly conditions: string | null;
  /** The table by which grades are converted. */
  readonly conversion: ConversionKey | null;
  readonly panel: readonly MemberKey[];
  readonly threshold: number;
};

/** A record at a home university. */
export type SubjectFact = {
  readonly issuer: MemberKey;
  readonly sequence: number;
  readonly recordId: string;
  readonly home: MemberKey;
  /** Code of home's programme. */
  readonly programme: string;
};

/** In the order of IRecognitions.Ground. */
export const grounds = [
  "none",
  "content-differs",
  "level-differs",
  "workload-differs",
  "already-covered",
  "condition-unmet",
  "other",
] as const;
export type Ground = (typeof grounds)[number];

type OfRecord = { readonly subject: SubjectFact };
type Part = { readonly rule: number; readonly centiCredits: number };

export type RecognitionAct =
  | (Done & { readonly act: "addRule"; readonly rule: RuleFact })
  | (Done & { readonly act: "retireRule"; readonly rule: number })
  | Each<"recognise", OfRecord & Part>
  /** Records of one batch at one home. */
  | (Done & {
      readonly act: "recogniseMany";
      readonly subjects: readonly SubjectFact[];
      readonly rule: number;
      readonly centiCredits: readonly number[];
    })
  | Each<"requestRecognition", OfRecord & Part & { readonly byIssuer: boolean }>
  | Each<"decideRecognition" | "decideAppeal", OfRecord & Part & { readonly ground: Ground }>
  | Each<
      "voteOnRecognition",
      OfRecord & { readonly seat: number; readonly centiCredits: number; readonly ground: Ground }
    >
  | Each<"deemRecognised" | "appeal" | "release" | "withdrawRecognition", OfRecord>;
