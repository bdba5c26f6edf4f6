import { SimpleGrid, TextInput } from "@mantine/core";
import { Panel } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { type PlanFaults, type PlanForm, secretariatFile } from "./plan.ts";
import { setUpWords } from "./words.ts";

export type PlanFieldsProps = { plan: PlanForm; faults: PlanFaults; onChange: (plan: PlanForm) => void };

export function AllianceFields({ plan, faults, onChange }: PlanFieldsProps) {
  const say = useWords(setUpWords);
  const hints = {
    nameZh: undefined,
    nameEn: undefined,
    disputeDays: say("disputeHint"),
    answerDays: say("answerHint"),
    secretariat: say("accountHint", { file: secretariatFile }),
  };
  return (
    <Panel title={say("allianceTitle")}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="sm">
        {(Object.keys(hints) as (keyof typeof hints)[]).map((name) => {
          const fault = faults[name];
          return (
            <TextInput
              key={name}
              label={say(name)}
              description={hints[name]}
              inputWrapperOrder={["label", "input", "description", "error"]}
              inputMode={name.endsWith("Days") ? "decimal" : "text"}
              value={plan[name]}
              maxLength={120}
              error={fault && say(fault)}
              onChange={(event) => onChange({ ...plan, [name]: event.currentTarget.value })}
            />
          );
        })}
      </SimpleGrid>
    </Panel>
  );
}
