import { Checkbox, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Hex } from "viem";
import { addRule, type NewRule } from "../../../client/recognition-rules.ts";
import { countedUnder } from "../../../client/rule-fit.ts";
import type { AgreementRecord } from "../../../server/alliance/agreement-records.ts";
import { ruleForms } from "../../../server/credits/recognition-records.ts";
import { DocumentField } from "../alliance/document-field.tsx";
import { Panel } from "../shell/panel.tsx";
import { useMemberName, useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import classes from "./recognition.module.css";
import { useRecognitionNames } from "./recognition-labels.tsx";
import { levelName } from "./record-facts.ts";
import { ConversionField } from "./rule-conversion.tsx";
import { firstValues, type RuleFormValues, ruleFrom } from "./rule-draft.ts";
import { ruleWords } from "./rule-words.ts";

type RuleFormProps = { home: number; agreements: readonly AgreementRecord[]; first: number };
type FieldsProps = { values: RuleFormValues; set: (change: Partial<RuleFormValues>) => void };

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

export function RuleForm({ home, agreements, first }: RuleFormProps) {
  const say = useWords(ruleWords);
  const navigate = useNavigate();
  const submission = useSubmit({ refresh: ["credits"] });
  const [values, setValues] = useState(() => firstValues(first));
  const set = (change: Partial<RuleFormValues>) => setValues({ ...values, ...change });
  const rule = ruleFrom(values, home, Date.now());
  return (
    <Panel className={classes.form}>
      <p className={classes.quiet}>{say("addText")}</p>
      <UnderFields home={home} agreements={agreements} values={values} set={set} />
      <TermFields values={values} set={set} />
      <ConversionField home={home} agreements={agreements} values={values} set={set} />
      {values.form === "conditional" && (
        <DocumentField
          label={say("conditionsFile")}
          hash={values.conditions as Hex | undefined}
          onHash={(conditions) => set({ conditions })}
        />
      )}
      {values.form !== "automatic" && <PanelFields agreements={agreements} values={values} set={set} />}
      {rule !== undefined && <Example rule={rule} />}
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={{ office: "registrar", at: home }}
          disabled={rule === undefined}
          run={async (ledger) => {
            if (rule === undefined) return;
            const added = await addRule(ledger, rule);
            await navigate({ to: "/credits/rules/$rule", params: { rule: String(added.rule) } });
          }}
          done={say("addDone")}
        >
          {say("submit")}
        </SubmitButton>
      </Group>
    </Panel>
  );
}

/** Under which agreement, of whose records, and how it is applied. */
function UnderFields({ home, agreements, values, set }: FieldsProps & Omit<RuleFormProps, "first">) {
  const say = useWords(ruleWords);
  const memberName = useMemberName();
  const names = useRecognitionNames();
  const parties = agreements.find(({ agreement }) => agreement === values.agreement)?.parties ?? [];
  const issuers = parties.filter(({ member, leavesAt }) => member !== home && leavesAt === null);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NativeSelect
        label={say("agreement")}
        value={values.agreement}
        data={agreements.map(({ agreement }) => ({
          value: String(agreement),
          label: say("agreementNumber", { number: agreement }),
        }))}
        onChange={({ currentTarget }) => set({ agreement: Number(currentTarget.value), issuer: "", conversion: "" })}
      />
      <NativeSelect
        label={say("issuer")}
        value={values.issuer}
        data={[
          { value: "", label: say("everyParty") },
          ...issuers.map(({ member }) => ({ value: String(member), label: memberName(member) })),
        ]}
        onChange={({ currentTarget }) => set({ issuer: currentTarget.value, conversion: "" })}
      />
      <NativeSelect
        label={say("form")}
        description={say(`formHint.${values.form}`)}
        value={values.form}
        data={ruleForms.map((form) => ({ value: form, label: names.form(form) }))}
        onChange={({ currentTarget: { value } }) =>
          set({ form: ruleForms.find((one) => one === value) ?? values.form })
        }
      />
    </SimpleGrid>
  );
}

/** What for what, and how much of it. */
function TermFields({ values, set }: FieldsProps) {
  const say = useWords(ruleWords);
  const [language] = useLanguage();
  const text = (name: "source" | "target" | "rate" | "cap", label: string, isNumber = false) => (
    <TextInput
      label={label}
      {...(isNumber ? { inputMode: "decimal" as const } : { maxLength: 32 })}
      value={values[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" style={{ alignItems: "end" }}>
      {text("source", say("sourceLong"))}
      {text("target", say("targetLong"))}
      <NativeSelect
        label={say("level")}
        description={say("levelHint")}
        value={values.level}
        data={levels.map((level) => ({
          value: String(level),
          label: level === 0 ? say("anyLevel") : levelName(level, language),
        }))}
        onChange={({ currentTarget }) => set({ level: currentTarget.value })}
      />
      {text("rate", say("rateLong"), true)}
      {text("cap", say("capLong"), true)}
      {(["startsAt", "endsAt"] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={say(name)}
          value={values[name]}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  );
}

/** Who decides together. Who decides appeals does not. */
function PanelFields({ agreements, values, set }: FieldsProps & { agreements: RuleFormProps["agreements"] }) {
  const say = useWords(ruleWords);
  const [language] = useLanguage();
  const members = useMembers();
  const arbiter = agreements.find(({ agreement }) => agreement === values.agreement)?.arbiter;
  const seats = (members.data ?? []).filter(
    ({ member, standing, kind }) =>
      standing === "active" && member !== arbiter && (kind === "university" || kind === "institute"),
  );
  return (
    <>
      <Checkbox.Group
        label={say("panel")}
        description={say("panelHint")}
        value={values.panel.map(String)}
        onChange={(chosen) => set({ panel: chosen.map(Number), threshold: String(chosen.length) })}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={4}>
          {seats.map((one) => (
            <Checkbox key={one.member} value={String(one.member)} label={nameIn(language, one)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      {values.panel.length > 0 && (
        <TextInput
          label={say("threshold")}
          inputMode="numeric"
          maw={360}
          value={values.threshold}
          onChange={(event) => set({ threshold: event.currentTarget.value })}
        />
      )}
    </>
  );
}

const exampleCredits = "4";

/** What the rule will do, before it is signed. */
function Example({ rule }: { rule: NewRule }) {
  const say = useWords(ruleWords);
  const memberName = useMemberName();
  const issuer = rule.issuer === null ? say("anybody") : memberName(rule.issuer);
  const counted = countedUnder(rule, exampleCredits);
  const { source, target } = rule;
  return (
    <div className={classes.effect} role="status">
      <p>{say("example", { issuer, source, target, credits: exampleCredits, counted })}</p>
    </div>
  );
}
