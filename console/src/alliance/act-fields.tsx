/** One act of a new proposal: which one, and its fields. */
import { Button, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import type { Hex } from "viem";
import { allianceRoles, memberKinds } from "../../../server/alliance/records.ts";
import { recordKinds } from "../../../server/credits/credit-records.ts";
import { levelWords, recordKindWords } from "../../../server/credits/words.ts";
import { provinces } from "../shell/provinces.ts";
import { useAlliance, useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { actFormWords } from "./act-form-words.ts";
import { type ActName, actKinds, type DraftAct, type FieldName, fieldsOf } from "./act-kinds.ts";
import classes from "./alliance.module.css";
import { councilWords } from "./council-words.ts";
import { DocumentField } from "./document-field.tsx";
import { memberWords } from "./member-words.ts";
import { isAccount } from "./office-dialogs.tsx";
import { useCouncil, usePauses } from "./queries.ts";
import { neverPaused, useRoleName } from "./roles-panel.tsx";
import { subjectKey } from "./rule-groups.ts";
import { useSubjectName } from "./rules.ts";

type ActFieldsProps = {
  act: DraftAct;
  number: number;
  onChange: (act: DraftAct) => void;
  /** Absent where it is the only one. */
  onRemove?: (() => void) | undefined;
};

export function ActFields({ act, number, onChange, onRemove }: ActFieldsProps) {
  const say = useWords(actFormWords);
  const council = useWords(councilWords);
  const names = Object.keys(actKinds) as ActName[];
  const title = council("act", { number });
  return (
    <fieldset className={classes.act} aria-label={title}>
      <Group justify="space-between">
        <b>{title}</b>
        {onRemove && (
          <Button size="xs" variant="default" onClick={onRemove} aria-label={`${council("removeAct")} ${title}`}>
            {council("removeAct")}
          </Button>
        )}
      </Group>
      <NativeSelect
        label={say("kindOfAct")}
        value={act.name}
        data={names.map((value) => ({ value, label: say(`act.${value}`) }))}
        onChange={({ currentTarget }) =>
          onChange({ ...act, name: names.find((name) => name === currentTarget.value) ?? act.name })
        }
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {fieldsOf(act.name).map((field) => (
          <ActField
            key={field}
            field={field}
            value={act.values[field] ?? ""}
            onChange={(value) => onChange({ ...act, values: { ...act.values, [field]: value } })}
          />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}

type ActFieldProps = { field: FieldName; value: string; onChange: (value: string) => void };

function ActField({ field, value, onChange }: ActFieldProps) {
  const say = useWords(actFormWords);
  const member = useWords(memberWords);
  const choices = useChoices()[field];
  const label = say(`field.${field}`);
  const change = ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value);
  if (field === "document") {
    return <DocumentField label={label} hash={value === "" ? undefined : (value as Hex)} onHash={onChange} />;
  }
  if (choices) {
    const data = [{ value: "", label: say("choose") }, ...choices];
    return <NativeSelect label={label} value={value} data={data} onChange={change} />;
  }
  const isDay = field === "until" || field === "from" || field === "end" || field === "endNow";
  const isAddress = field === "account" || field === "administrator";
  return (
    <TextInput
      label={label}
      type={isDay ? "date" : "text"}
      {...(isAddress && { placeholder: "0x…", spellCheck: false })}
      value={value}
      error={isAddress && value.trim() !== "" && !isAccount(value) ? member("badAccount") : undefined}
      onChange={change}
    />
  );
}

type Choice = { readonly value: string; readonly label: string };

/** What can be chosen for a field; nothing for one that is typed. */
function useChoices(): Readonly<Partial<Record<FieldName, readonly Choice[]>>> {
  const say = useWords(actFormWords);
  const sayMember = useWords(memberWords);
  const [language] = useLanguage();
  const members = useMembers();
  const alliance = useAlliance();
  const roleName = useRoleName();
  const pauses = usePauses();
  const council = useCouncil();
  const subjectName = useSubjectName();
  const asked = ["1/4", "1/3", "1/2", "3/5", "2/3", "3/4", "1/1"].map((value) => ({ value, label: value }));
  const shares = [{ value: "0/1", label: say("notAsked") }, ...asked];
  return {
    kind: memberKinds.map((value) => ({ value, label: sayMember(`kind.${value}`) })),
    seat: (["full", "associate"] as const).map((value) => ({ value, label: say(value) })),
    province: provinces.map(([code, nameZh, nameEn]) => ({
      value: String(code),
      label: nameIn(language, { nameZh, nameEn }),
    })),
    member: (members.data ?? []).map((one) => ({ value: String(one.member), label: nameIn(language, one) })),
    role: (Object.keys(allianceRoles) as (keyof typeof allianceRoles)[]).map((value) => ({
      value,
      label: roleName(value),
    })),
    recordKind: recordKinds
      .filter((kind) => kind !== "qualification")
      .map((value) => ({ value, label: recordKindWords[recordKinds.indexOf(value)]?.[language] ?? value })),
    level: levelWords.map((words, level) => ({ value: String(level), label: words[language] })),
    module: (alliance.data?.modules ?? [])
      .filter(({ module }) => !neverPaused.includes(module))
      .map(({ module, location }) => ({ value: location, label: module })),
    paused: (pauses.data ?? [])
      .filter(({ until }) => until !== null && Date.parse(until) > Date.now())
      .map(({ module, location }) => ({ value: location, label: module ?? location })),
    subject: (council.data?.rules ?? []).map((rule) => ({ value: subjectKey(rule), label: subjectName(rule) })),
    quorum: asked,
    ofCast: shares,
    ofSeats: shares,
  };
}
