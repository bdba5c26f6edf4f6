/** The fields of a record as a form. */
import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { type CreditRecord, gradeScales, gradeValues } from "../../../server/credits/records.ts";
import type { InputFault } from "../../../server/problem.ts";
import { useWords } from "../shell/speech.ts";
import { recordWords } from "./record-words.ts";
import { creditsWords } from "./words.ts";

const texts = {
  studentName: "/student/name",
  studentNumber: "/student/number",
  titleZh: "/course/titleZh",
  titleEn: "/course/titleEn",
  courseCode: "/course/code",
  credits: "/credits",
} as const;

const seasons = ["spring", "summer", "autumn"] as const;

export type RecordForm = Record<keyof typeof texts | "scale" | "grade" | "year" | "season" | "completedOn", string>;

export function formOf({ student, course, credits, grade, term, completedOn }: CreditRecord): RecordForm {
  const [year = "", season = ""] = term.split("-");
  return {
    studentName: student.name,
    studentNumber: student.number,
    titleZh: course.titleZh,
    titleEn: course.titleEn,
    courseCode: course.code,
    credits,
    scale: grade.scale,
    grade: grade.value,
    year,
    season,
    completedOn,
  };
}

/** What the form says; its schema is the judge of it. */
export function recordOf(form: RecordForm): Omit<CreditRecord, "recordId" | "kind" | "issuer"> {
  return {
    student: { name: form.studentName, number: form.studentNumber },
    course: { code: form.courseCode, titleZh: form.titleZh, titleEn: form.titleEn },
    credits: form.credits.trim(),
    grade: { scale: form.scale, value: form.grade.trim() } as CreditRecord["grade"],
    term: `${form.year.trim()}-${form.season}`,
    completedOn: form.completedOn,
  };
}

type RecordFieldsProps = {
  form: RecordForm;
  faults: readonly InputFault[];
  disabled: boolean;
  onChange: (form: RecordForm) => void;
};

export function RecordFields({ form, faults, disabled, onChange }: RecordFieldsProps) {
  const say = useWords(recordWords);
  const set = (change: Partial<RecordForm>) => onChange({ ...form, ...change });
  const fault = (place: string, hint: string) =>
    faults.some(({ field }) => field.startsWith(place)) ? hint : undefined;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {(Object.keys(texts) as (keyof typeof texts)[]).map((name) => (
        <TextInput
          key={name}
          label={say(name)}
          value={form[name]}
          disabled={disabled}
          error={fault(texts[name], say(name === "credits" ? "hintCredits" : "hintText"))}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        />
      ))}
      <GradeFields form={form} disabled={disabled} error={fault("/grade", say("hintGrade"))} set={set} />
      <TextInput
        label={`${say("term")} · ${say("year")}`}
        inputMode="numeric"
        value={form.year}
        disabled={disabled}
        error={fault("/term", say("hintTerm"))}
        onChange={(event) => set({ year: event.currentTarget.value })}
      />
      <NativeSelect
        label={`${say("term")} · ${say("season")}`}
        value={form.season}
        disabled={disabled}
        data={seasons.map((season) => ({ value: season, label: say(season) }))}
        onChange={(event) => set({ season: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={say("completedOn")}
        value={form.completedOn}
        disabled={disabled}
        error={fault("/completedOn", say("hintDate"))}
        onChange={(event) => set({ completedOn: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

type GradeFieldsProps = {
  form: RecordForm;
  disabled: boolean;
  error: string | undefined;
  set: (change: Partial<RecordForm>) => void;
};

function GradeFields({ form, disabled, error, set }: GradeFieldsProps) {
  const say = useWords(recordWords);
  const sayCredits = useWords(creditsWords);
  const scale = gradeScales.find((known) => known === form.scale) ?? "percentage";
  const values = scale === "percentage" ? [] : gradeValues[scale];
  return (
    <>
      <NativeSelect
        label={say("scale")}
        value={scale}
        disabled={disabled}
        data={gradeScales.map((value) => ({ value, label: sayCredits(`scale.${value}`) }))}
        onChange={(event) => {
          const chosen = gradeScales.find((known) => known === event.currentTarget.value) ?? "percentage";
          set({ scale: chosen, grade: chosen === "percentage" ? "" : gradeValues[chosen][0] });
        }}
      />
      {scale === "percentage" ? (
        <TextInput
          label={say("grade")}
          inputMode="decimal"
          value={form.grade}
          disabled={disabled}
          error={error}
          onChange={(event) => set({ grade: event.currentTarget.value })}
        />
      ) : (
        <NativeSelect
          label={say("grade")}
          value={form.grade}
          disabled={disabled}
          data={values.map((value) => ({ value, label: sayCredits(`grade.${value}`) }))}
          onChange={(event) => set({ grade: event.currentTarget.value })}
        />
      )}
    </>
  );
}
