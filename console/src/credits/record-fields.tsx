/** The fields of a record of any kind as a form. */
import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import type { RowFault } from "../../../client/columns.ts";
import { type CreditColumn, columnsOf } from "../../../client/credit-columns.ts";
import { nameOf } from "../../../client/credit-fields.ts";
import { formatGrade } from "../../../client/format.ts";
import { creditSchemes, type RecordKind } from "../../../server/credits/credit-records.ts";
import { type Grade, type GradeScale, gradeScales, gradeValues } from "../../../server/credits/grade-records.ts";
import { creditSchemeWords, gradeScaleWords } from "../../../server/credits/words.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import type { RecordForm } from "./record-form.ts";
import { recordWords } from "./record-words.ts";

const seasons = ["spring", "summer", "autumn"] as const;
const days: readonly CreditColumn[] = ["startedOn", "completedOn", "validUntil"];
/** The same for a batch, so that a correction cannot change them. */
const fixed: readonly CreditColumn[] = ["kind", "level"];

type RecordFieldsProps = {
  kind: RecordKind;
  form: RecordForm;
  faults: readonly RowFault[];
  disabled: boolean;
  onChange: (form: RecordForm) => void;
};

export function RecordFields({ kind, form, faults, disabled, onChange }: RecordFieldsProps) {
  const [language] = useLanguage();
  const set = (change: RecordForm) => onChange({ ...form, ...change });
  const keys = (Object.keys(columnsOf(kind)) as CreditColumn[]).filter((key) => !fixed.includes(key));
  const field = (key: CreditColumn) => ({
    label: nameOf(kind, key)[language],
    value: form[key] ?? "",
    disabled,
    error: faults.find((fault) => fault.field === key)?.expected[language],
  });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {keys.map((key) => {
        if (key === "term") return <TermFields key={key} {...field(key)} set={set} />;
        if (key === "grade") return <GradeField key={key} {...field(key)} scale={scaleOf(form)} set={set} />;
        if (key === "scale") return <ScaleField key={key} {...field(key)} value={scaleOf(form)} set={set} />;
        if (key === "creditScheme") return <SchemeField key={key} {...field(key)} set={set} />;
        return (
          <TextInput
            key={key}
            type={days.includes(key) ? "date" : "text"}
            {...field(key)}
            onChange={(event) => set({ [key]: event.currentTarget.value })}
          />
        );
      })}
    </SimpleGrid>
  );
}

type FieldProps = {
  label: string;
  value: string;
  disabled: boolean;
  error: string | undefined;
  set: (change: RecordForm) => void;
};

function TermFields({ label, value, disabled, error, set }: FieldProps) {
  const say = useWords(recordWords);
  const [year = "", season = ""] = value.split("-");
  const write = (nextYear: string, nextSeason: string) =>
    set({ term: nextYear.trim() === "" ? "" : `${nextYear.trim()}-${nextSeason || "autumn"}` });
  return (
    <>
      <TextInput
        label={`${label} · ${say("year")}`}
        inputMode="numeric"
        value={year}
        disabled={disabled}
        error={error}
        onChange={(event) => write(event.currentTarget.value, season)}
      />
      <NativeSelect
        label={`${label} · ${say("season")}`}
        value={season}
        disabled={disabled || year === ""}
        data={["", ...seasons]
          .filter((one) => one !== "" || year === "")
          .map((one) => ({ value: one, label: one && say(one as (typeof seasons)[number]) }))}
        onChange={(event) => write(year, event.currentTarget.value)}
      />
    </>
  );
}

function scaleOf({ scale }: RecordForm): GradeScale {
  return gradeScales.find((known) => known === scale) ?? "percentage";
}

function ScaleField({ set, ...field }: FieldProps) {
  const [language] = useLanguage();
  return (
    <NativeSelect
      {...field}
      data={gradeScales.map((value) => ({ value, label: gradeScaleWords[value][language] }))}
      onChange={({ currentTarget }) => {
        const chosen = gradeScales.find((known) => known === currentTarget.value) ?? "percentage";
        const [best] = gradesOf(chosen);
        set({ scale: chosen, grade: best === undefined ? "" : formatGrade(best, "zh-CN") });
      }}
    />
  );
}

function GradeField({ scale, set, ...field }: FieldProps & { scale: GradeScale }) {
  const [language] = useLanguage();
  const grades = gradesOf(scale);
  const change = ({ currentTarget }: { currentTarget: { value: string } }) => set({ grade: currentTarget.value });
  if (grades.length === 0) return <TextInput inputMode="decimal" {...field} onChange={change} />;
  const data = grades.map((grade) => ({ value: formatGrade(grade, "zh-CN"), label: formatGrade(grade, language) }));
  return (
    <NativeSelect
      {...field}
      data={field.value === "" ? [{ value: "", label: "–" }, ...data] : data}
      onChange={change}
    />
  );
}

function SchemeField({ set, ...field }: FieldProps) {
  const [language] = useLanguage();
  return (
    <NativeSelect
      {...field}
      data={creditSchemes.map((value) => ({ value, label: creditSchemeWords[value][language] }))}
      onChange={(event) => set({ creditScheme: event.currentTarget.value })}
    />
  );
}

/** None of a percentage: it is typed. */
function gradesOf(scale: GradeScale): Grade[] {
  switch (scale) {
    case "percentage":
      return [];
    case "five-level":
      return gradeValues[scale].map((value) => ({ scale, value }));
    case "letter":
      return gradeValues[scale].map((value) => ({ scale, value }));
    case "pass-fail":
      return gradeValues[scale].map((value) => ({ scale, value }));
  }
}
