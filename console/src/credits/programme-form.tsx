/** What a programme asks for, written by hand. */
import { Button, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Programme } from "../../../client/programme.ts";
import { creditSchemes, recordKinds } from "../../../server/credits/credit-records.ts";
import { creditSchemeWords } from "../../../server/credits/words.ts";
import { Problem } from "../../../server/problem.ts";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import {
  type CategoryDraft,
  type CriterionDraft,
  newCategory,
  newCriterion,
  type ProgrammeDraft,
  programmeFrom,
} from "./programme-draft.ts";
import { withLabels } from "./programme-faults.ts";
import { programmeWords } from "./programme-words.ts";
import { kindName } from "./record-facts.ts";
import classes from "./transcript.module.css";

const mostCategories = 100;

type ProgrammeFormProps = {
  home: number;
  draft: ProgrammeDraft;
  onUse: (programme: Programme) => void;
  onCancel: () => void;
};

export function ProgrammeForm({ home, draft: given, onUse, onCancel }: ProgrammeFormProps) {
  const say = useWords(programmeWords);
  const [draft, setDraft] = useState(given);
  const [problem, setProblem] = useState<unknown>();
  const use = () => {
    try {
      onUse(programmeFrom(home, draft));
    } catch (error) {
      setProblem(error instanceof Problem ? withLabels(error, say) : error);
    }
  };
  const change = (next: CategoryDraft) =>
    setDraft({ ...draft, categories: draft.categories.map((one) => (one.key === next.key ? next : one)) });
  return (
    <div className={classes.form}>
      <Particulars draft={draft} onChange={setDraft} />
      <b>{say("categories")}</b>
      {draft.categories.map((category, at) => (
        <CategoryFields
          key={category.key}
          category={category}
          number={at + 1}
          onChange={change}
          onRemove={
            draft.categories.length === 1
              ? undefined
              : () => setDraft({ ...draft, categories: draft.categories.filter(({ key }) => key !== category.key) })
          }
        />
      ))}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Group justify="space-between">
        <Button
          variant="default"
          disabled={draft.categories.length >= mostCategories}
          onClick={() => setDraft({ ...draft, categories: [...draft.categories, newCategory()] })}
        >
          {say("addCategory")}
        </Button>
        <Group>
          <Button variant="default" onClick={onCancel}>
            {say("cancel")}
          </Button>
          <Button onClick={use}>{say("use")}</Button>
        </Group>
      </Group>
    </div>
  );
}

function Particulars({ draft, onChange }: { draft: ProgrammeDraft; onChange: (draft: ProgrammeDraft) => void }) {
  const say = useWords(programmeWords);
  const [language] = useLanguage();
  const field = (name: "code" | "titleZh" | "titleEn" | "total" | "mostRecognised") => (
    <TextInput
      label={say(name)}
      value={draft[name]}
      onChange={({ currentTarget: { value } }) => onChange({ ...draft, [name]: value })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
      {field("code")}
      {field("titleZh")}
      {field("titleEn")}
      <NativeSelect
        label={say("scheme")}
        value={draft.creditScheme}
        data={creditSchemes.map((value) => ({ value, label: creditSchemeWords[value][language] }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...draft, creditScheme: creditSchemes.find((known) => known === value) ?? draft.creditScheme })
        }
      />
      {field("total")}
      <TextInput
        label={say("atHome")}
        value={draft.atHomePercent}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, atHomePercent: value })}
      />
      {field("mostRecognised")}
    </SimpleGrid>
  );
}

type CategoryFieldsProps = {
  category: CategoryDraft;
  number: number;
  onChange: (category: CategoryDraft) => void;
  /** Absent where it is the only one. */
  onRemove: (() => void) | undefined;
};

function CategoryFields({ category, number, onChange, onRemove }: CategoryFieldsProps) {
  const say = useWords(programmeWords);
  const title = say("category", { number });
  const field = (name: "code" | "titleZh" | "titleEn" | "minimum" | "maximum") => (
    <TextInput
      label={say(name === "code" ? "categoryCode" : name)}
      value={category[name]}
      onChange={({ currentTarget: { value } }) => onChange({ ...category, [name]: value })}
    />
  );
  const change = (next: CriterionDraft) =>
    onChange({ ...category, accepts: category.accepts.map((one) => (one.key === next.key ? next : one)) });
  return (
    <fieldset className={classes.category} aria-label={title}>
      <Group justify="space-between">
        <b>{title}</b>
        {onRemove && (
          <Button size="xs" variant="default" onClick={onRemove}>
            {say("removeCategory", { number })}
          </Button>
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 3, md: 5 }} spacing="sm">
        {field("code")}
        {field("titleZh")}
        {field("titleEn")}
        {field("minimum")}
        {field("maximum")}
      </SimpleGrid>
      <span className={classes.quiet}>{say("accepts")}</span>
      {category.accepts.map((criterion, at) => (
        <CriterionFields
          key={criterion.key}
          criterion={criterion}
          name={say("criterion", { category: number, number: at + 1 })}
          onChange={change}
          onRemove={
            category.accepts.length === 1
              ? undefined
              : () => onChange({ ...category, accepts: category.accepts.filter(({ key }) => key !== criterion.key) })
          }
        />
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange({ ...category, accepts: [...category.accepts, newCriterion()] })}
        >
          {say("addCriterion")}
        </Button>
      </Group>
    </fieldset>
  );
}

type CriterionFieldsProps = {
  criterion: CriterionDraft;
  name: string;
  onChange: (criterion: CriterionDraft) => void;
  onRemove: (() => void) | undefined;
};

function CriterionFields({ criterion, name, onChange, onRemove }: CriterionFieldsProps) {
  const say = useWords(programmeWords);
  const [language] = useLanguage();
  return (
    <fieldset aria-label={name} style={{ border: "none", margin: 0, padding: 0, minWidth: 0 }}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
        <NativeSelect
          label={say("kinds")}
          value={criterion.kind}
          data={[
            { value: "", label: say("anyKind") },
            ...recordKinds.map((kind) => ({ value: kind, label: kindName(kind, language) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...criterion, kind: recordKinds.find((known) => known === value) ?? "" })
          }
        />
        {(["codes", "fields", "levels"] as const).map((field) => (
          <TextInput
            key={field}
            label={say(field)}
            value={criterion[field]}
            onChange={({ currentTarget: { value } }) => onChange({ ...criterion, [field]: value })}
          />
        ))}
      </SimpleGrid>
      {onRemove && (
        <Button size="compact-xs" mt={6} variant="default" onClick={onRemove}>
          {say("removeCriterion")}
        </Button>
      )}
    </fieldset>
  );
}
