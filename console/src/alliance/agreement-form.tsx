import { Checkbox, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { proposeAgreement } from "../../../client/agreements.ts";
import { type AgreementRecord, agreementKinds, feeUnits } from "../../../server/alliance/agreement-records.ts";
import { feeUnitWords } from "../../../server/alliance/words.ts";
import { Panel } from "../shell/panel.tsx";
import { useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { type AgreementFormValues, draftFrom, firstValues } from "./agreement-draft.ts";
import { useKinds } from "./agreement-list.tsx";
import { agreementWords } from "./agreement-words.ts";
import classes from "./alliance.module.css";
import { DocumentField } from "./document-field.tsx";

type AgreementFormProps = { member: number; amends: AgreementRecord | undefined };
type FieldsProps = { values: AgreementFormValues; set: (change: Partial<AgreementFormValues>) => void };

export function AgreementForm({ member, amends }: AgreementFormProps) {
  const say = useWords(agreementWords);
  const navigate = useNavigate();
  const submission = useSubmit({ refresh: ["alliance"] });
  const [values, setValues] = useState(() => firstValues(member, amends));
  const set = (change: Partial<AgreementFormValues>) => setValues({ ...values, ...change });
  const draft = draftFrom(values, amends?.agreement ?? null);
  return (
    <Panel className={classes.form}>
      <p className={classes.quiet}>{say("draftText")}</p>
      {amends && <p className={classes.quiet}>{say("amending", { number: amends.agreement })}</p>}
      <DocumentField label={say("textFile")} hash={values.textHash} onHash={(textHash) => set({ textHash })} />
      <SetFields member={member} values={values} set={set} />
      <TermFields values={values} set={set} />
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={{ office: "administrator", at: member }}
          disabled={draft === undefined}
          run={async (ledger) => {
            if (draft === undefined) return;
            const { agreement } = await proposeAgreement(ledger, member, draft);
            await navigate({ to: "/alliance/agreements/$agreement", params: { agreement: String(agreement) } });
          }}
          done={say("submitDone")}
        >
          {say("submit")}
        </SubmitButton>
      </Group>
    </Panel>
  );
}

/** What it is about, and whom it binds. */
function SetFields({ member, values, set }: FieldsProps & { member: number }) {
  const say = useWords(agreementWords);
  const [language] = useLanguage();
  const kinds = useKinds();
  const members = useMembers();
  const active = (members.data ?? []).filter(({ standing }) => standing === "active");
  return (
    <>
      <Checkbox.Group
        label={say("kinds")}
        value={[...values.kinds]}
        onChange={(chosen) => set({ kinds: agreementKinds.filter((kind) => chosen.includes(kind)) })}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={4}>
          {agreementKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={kinds([kind])} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <Checkbox.Group
        label={say("parties")}
        description={say("partiesHint")}
        value={values.parties.map(String)}
        onChange={(chosen) => set({ parties: chosen.map(Number) })}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={4}>
          {active.map((one) => (
            <Checkbox
              key={one.member}
              value={String(one.member)}
              label={nameIn(language, one)}
              disabled={one.member === member}
            />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </>
  );
}

/** Times, who decides appeals, and fees. */
function TermFields({ values, set }: FieldsProps) {
  const say = useWords(agreementWords);
  const [language] = useLanguage();
  const members = useMembers();
  const arbiters = (members.data ?? []).filter(({ member }) => !values.parties.includes(member));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {(["startsAt", "endsAt"] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={say(name)}
          value={values[name]}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        />
      ))}
      {(["noticeDays", "decisionDays", "appealDays"] as const).map((name) => (
        <TextInput
          key={name}
          inputMode="numeric"
          label={say(name)}
          value={values[name]}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect
        label={say("arbiter")}
        value={values.arbiter}
        data={[
          { value: "", label: say("noArbiter") },
          ...arbiters.map((one) => ({ value: String(one.member), label: nameIn(language, one) })),
        ]}
        onChange={(event) => set({ arbiter: event.currentTarget.value })}
      />
      {feeUnits.map((unit, at) => (
        <TextInput
          key={unit}
          inputMode="decimal"
          label={say("fee", { unit: feeUnitWords[at]?.[language] ?? unit })}
          value={values.fees[unit] ?? ""}
          onChange={(event) => set({ fees: { ...values.fees, [unit]: event.currentTarget.value } })}
        />
      ))}
    </SimpleGrid>
  );
}
