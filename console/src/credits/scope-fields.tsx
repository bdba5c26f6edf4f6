/** What the records of a list are, where the list does not say it itself. */
import { Group, NativeSelect } from "@mantine/core";
import { type RecordKind, recordKinds } from "../../../server/credits/credit-records.ts";
import { levelWords } from "../../../server/credits/words.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { importWords } from "./import-words.ts";
import { kindName, levelName } from "./record-facts.ts";

/** Undefined: as the list says. */
export type ChosenScope = { readonly kind: RecordKind | undefined; readonly level: number | undefined };

type ScopeFieldsProps = { scope: ChosenScope; disabled?: boolean; onChange: (scope: ChosenScope) => void };

export function ScopeFields({ scope, disabled, onChange }: ScopeFieldsProps) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  return (
    <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
      <NativeSelect
        label={say("kindOf")}
        disabled={disabled}
        value={scope.kind ?? ""}
        data={[
          { value: "", label: say("asListed") },
          ...recordKinds.map((kind) => ({ value: kind, label: kindName(kind, language) })),
        ]}
        onChange={({ currentTarget }) =>
          onChange({ ...scope, kind: recordKinds.find((known) => known === currentTarget.value) })
        }
      />
      {scope.kind !== "qualification" && (
        <NativeSelect
          label={say("levelOf")}
          disabled={disabled}
          value={scope.level ?? ""}
          data={[
            { value: "", label: say("asListed") },
            ...levelWords.map((_, level) => ({ value: String(level), label: levelName(level, language) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...scope, level: value === "" ? undefined : Number(value) })
          }
        />
      )}
    </Group>
  );
}
