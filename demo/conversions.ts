/** Grades of earlier years from which the demo's universities made conversion tables. Everything here is fictional. */
import type { MemberKey } from "./members.ts";

export type ConversionKey = "jinghua to jizhong";

type Counted = {
  readonly scale: "percentage" | "five-level";
  /** The groups of the scale, the best first, and how many had a grade in each. */
  readonly groups: readonly (readonly [group: string, count: number])[];
};

export type ConversionFact = {
  readonly from: MemberKey;
  readonly to: MemberKey;
  readonly year: string;
  /** Broad field of ISCED-F. */
  readonly field: string;
  readonly source: Counted;
  readonly target: Counted;
};

export const conversions: Readonly<Record<ConversionKey, ConversionFact>> = {
  "jinghua to jizhong": {
    from: "jinghua",
    to: "jizhong",
    year: "2025",
    field: "05",
    source: {
      scale: "percentage",
      groups: [
        ["90-100", 148],
        ["80-89.9", 391],
        ["70-79.9", 286],
        ["60-69.9", 97],
      ],
    },
    target: {
      scale: "five-level",
      groups: [
        ["excellent", 120],
        ["good", 342],
        ["fair", 297],
        ["pass", 141],
      ],
    },
  },
};

/** The table for records of one university at another, if they have one. */
export function conversionBetween(from: MemberKey, to: MemberKey): ConversionKey | null {
  const keys = Object.keys(conversions) as ConversionKey[];
  return keys.find((key) => conversions[key].from === from && conversions[key].to === to) ?? null;
}
