/** A programme as people type it, and what follows from that. */
import { type Programme, programmeOf } from "../../../client/programme.ts";
import { type CreditScheme, type RecordKind, recordKinds } from "../../../server/credits/credit-records.ts";

export type CriterionDraft = {
  readonly key: string;
  readonly kind: RecordKind | "";
  readonly codes: string;
  readonly fields: string;
  readonly levels: string;
};

export type CategoryDraft = {
  readonly key: string;
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly accepts: readonly CriterionDraft[];
};

export type ProgrammeDraft = {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly creditScheme: CreditScheme;
  readonly total: string;
  /** Of the total. */
  readonly atHomePercent: string;
  readonly mostRecognised: string;
  readonly categories: readonly CategoryDraft[];
};

export function newCriterion(): CriterionDraft {
  return { key: crypto.randomUUID(), kind: "", codes: "", fields: "", levels: "" };
}

export function newCategory(): CategoryDraft {
  const empty = { code: "", titleZh: "", titleEn: "", minimum: "", maximum: "" };
  return { key: crypto.randomUUID(), ...empty, accepts: [newCriterion()] };
}

export function newProgramme(): ProgrammeDraft {
  const empty = { code: "", titleZh: "", titleEn: "", total: "", atHomePercent: "50", mostRecognised: "" };
  return { ...empty, creditScheme: "local", categories: [newCategory()] };
}

/** @throws Client_BadProgramme with every fault */
export function programmeFrom(home: number, draft: ProgrammeDraft): Programme {
  const { code, titleZh, titleEn, creditScheme, total, atHomePercent, mostRecognised, categories } = draft;
  return programmeOf({
    version: 1,
    home,
    code: code.trim(),
    titleZh,
    titleEn,
    creditScheme,
    total: total.trim(),
    atHomePermille: atHomePercent.trim() === "" ? Number.NaN : Math.round(Number(atHomePercent) * 10),
    mostRecognised: mostRecognised.trim() || null,
    categories: categories.map(({ key: _, maximum, minimum, accepts, ...category }) => ({
      ...category,
      code: category.code.trim(),
      minimum: minimum.trim() || "0",
      maximum: maximum.trim() || null,
      accepts: accepts.map(criterionFrom),
    })),
  });
}

export function draftOf({ atHomePermille, mostRecognised, categories, ...programme }: Programme): ProgrammeDraft {
  const { code, titleZh, titleEn, creditScheme, total } = programme;
  return {
    ...{ code, titleZh, titleEn, creditScheme, total },
    atHomePercent: String(atHomePermille / 10),
    mostRecognised: mostRecognised ?? "",
    categories: categories.map(({ accepts, maximum, ...category }) => ({
      key: crypto.randomUUID(),
      ...category,
      maximum: maximum ?? "",
      // Any of them is enough, so that one of several kinds is several of one kind.
      accepts: accepts.flatMap(({ kinds, codes, fields, levels }) =>
        (kinds ?? [""]).map((kind) => ({
          ...{ key: crypto.randomUUID(), kind: recordKinds.find((known) => known === kind) ?? ("" as const) },
          codes: (codes ?? []).join(", "),
          fields: (fields ?? []).join(", "),
          levels: (levels ?? []).join(", "),
        })),
      ),
    })),
  };
}

function criterionFrom({ kind, codes, fields, levels }: CriterionDraft) {
  const every = { codes: partsOf(codes), fields: partsOf(fields), levels: partsOf(levels).map(Number) };
  return {
    ...(kind !== "" && { kinds: [kind] }),
    ...Object.fromEntries(Object.entries(every).filter(([, parts]) => parts.length > 0)),
  };
}

/** "a, b，c" → a, b and c */
function partsOf(text: string): string[] {
  return text
    .split(/[,，、;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
