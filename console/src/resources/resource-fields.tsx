/** The fields of a resource's form, in the three parts that are also changed apart. */
import { Checkbox, Group, NumberInput, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useLanguage, useWords } from "../shell/speech.ts";
import { catalogueWords } from "./catalogue-words.ts";
import { categoryOptions } from "./categories.ts";
import { clockOf, formatDay } from "./days.ts";
import { useResources } from "./queries.ts";
import type { DraftFault, DraftField, ResourceDraft } from "./resource-draft.ts";

export type FieldsProps = {
  draft: ResourceDraft;
  faults: Partial<Record<DraftField, DraftFault>>;
  onChange: (change: Partial<ResourceDraft>) => void;
};

type TextField = "nameZh" | "nameEn" | "location" | "purchaseValue" | "own" | "member" | "enterprise";

const someMonday = 4;

export function DescriptionFields({ draft, faults, onChange }: FieldsProps) {
  const say = useWords(catalogueWords);
  const [language] = useLanguage();
  const { data = [] } = useResources();
  const text = useTextField({ draft, faults, onChange });
  const used = data.map(({ description }) => description.category);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput {...text("nameZh")} label={say("field.nameZh")} required />
        <TextInput {...text("nameEn")} label={say("field.nameEn")} required />
        <Select
          label={say("category")}
          required
          searchable
          data={categoryOptions(used, language)}
          value={draft.category || null}
          onChange={(category) => onChange({ category: category ?? "" })}
          error={faults.category && say(`bad.${faults.category}`)}
        />
        <TextInput {...text("purchaseValue")} label={say("field.purchaseValue")} inputMode="decimal" />
      </SimpleGrid>
      <TextInput {...text("location")} label={say("location")} />
    </>
  );
}

export function RulesFields({ draft, faults, onChange }: FieldsProps) {
  const say = useWords(catalogueWords);
  const [language] = useLanguage();
  const quarters = (from: number) =>
    Array.from({ length: 96 }, (_, at) => ({ value: String(from + at), label: clockOf(from + at) }));
  const error = (field: DraftField) => faults[field] && say(`bad.${faults[field]}`);
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <Select
          label={say("field.opensAt")}
          data={quarters(0)}
          value={String(draft.opensAt)}
          onChange={(at) => at !== null && onChange({ opensAt: Number(at) })}
        />
        <Select
          label={say("field.closesAt")}
          data={quarters(1)}
          value={String(draft.closesAt)}
          onChange={(at) => at !== null && onChange({ closesAt: Number(at) })}
          error={error("closesAt")}
        />
      </SimpleGrid>
      <Checkbox.Group
        label={say("field.openDays")}
        value={[...draft.openDays]}
        onChange={(openDays) => onChange({ openDays })}
        error={error("openDays")}
      >
        <Group gap="sm" mt={4}>
          {[0, 1, 2, 3, 4, 5, 6].map((day) => (
            <Checkbox key={day} value={String(day)} label={formatDay(someMonday + day, language, "weekday")} />
          ))}
        </Group>
      </Checkbox.Group>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        {(["shortestHours", "longestHours", "horizonDays"] as const).map((field) => (
          <NumberInput
            key={field}
            label={say(`field.${field}`)}
            value={draft[field]}
            onChange={(value) => onChange({ [field]: value })}
            min={field === "horizonDays" ? 1 : 0.25}
            step={field === "horizonDays" ? 1 : 0.25}
            error={error(field)}
          />
        ))}
      </SimpleGrid>
      <Checkbox
        label={say("field.needsApproval")}
        checked={draft.needsApproval}
        onChange={(event) => onChange({ needsApproval: event.currentTarget.checked })}
      />
    </>
  );
}

export function RateFields({ draft, faults, onChange }: FieldsProps) {
  const say = useWords(catalogueWords);
  const text = useTextField({ draft, faults, onChange });
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      {(["own", "member", "enterprise"] as const).map((field) => (
        <TextInput key={field} {...text(field)} label={say(`field.${field}`)} required inputMode="decimal" />
      ))}
    </SimpleGrid>
  );
}

function useTextField({ draft, faults, onChange }: FieldsProps) {
  const say = useWords(catalogueWords);
  return (field: TextField) => {
    const fault = faults[field];
    return {
      value: draft[field],
      error: fault && say(`bad.${fault}`),
      onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
    };
  };
}
