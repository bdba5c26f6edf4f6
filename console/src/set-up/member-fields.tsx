import { Button, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { memberKinds } from "../../../server/alliance/records.ts";
import { Panel } from "../shell/panel.tsx";
import { provinces } from "../shell/provinces.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import type { PlanFieldsProps } from "./alliance-fields.tsx";
import { type MemberForm, memberFile, newMember, type PlanFaults } from "./plan.ts";
import classes from "./set-up.module.css";
import { setUpWords } from "./words.ts";

export function MemberFields({ plan, faults, onChange }: PlanFieldsProps) {
  const say = useWords(setUpWords);
  const { members } = plan;
  const set = (next: readonly MemberForm[]) => onChange({ ...plan, members: next });
  return (
    <Panel title={say("membersTitle")}>
      {members.map((member, at) => (
        <fieldset key={member.id} className={classes.member}>
          <legend>{say("member", { number: at + 1 })}</legend>
          <OneMember
            member={member}
            file={memberFile(at)}
            faults={faults}
            onChange={(changed) => set(members.map((other) => (other.id === changed.id ? changed : other)))}
          />
          {members.length > 1 && (
            <Button
              mt="xs"
              size="xs"
              variant="default"
              onClick={() => set(members.filter((other) => other.id !== member.id))}
            >
              {say("removeMember")}
            </Button>
          )}
        </fieldset>
      ))}
      <Button variant="default" onClick={() => set([...members, newMember()])}>
        {say("addMember")}
      </Button>
    </Panel>
  );
}

type OneMemberProps = { member: MemberForm; file: string; faults: PlanFaults; onChange: (member: MemberForm) => void };

function OneMember({ member, file, faults, onChange }: OneMemberProps) {
  const say = useWords(setUpWords);
  const [language] = useLanguage();
  const text = (name: "nameZh" | "nameEn" | "administrator", description?: string) => {
    const fault = faults[`${member.id}.${name}`];
    return (
      <TextInput
        label={say(name)}
        description={description}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={member[name]}
        maxLength={120}
        error={fault && say(fault)}
        onChange={(event) => onChange({ ...member, [name]: event.currentTarget.value })}
      />
    );
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {text("nameZh")}
      {text("nameEn")}
      <NativeSelect
        label={say("kind")}
        value={member.kind}
        data={memberKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        onChange={(event) => {
          const kind = memberKinds.find((known) => known === event.currentTarget.value);
          if (kind !== undefined) onChange({ ...member, kind });
        }}
      />
      <NativeSelect
        label={say("province")}
        value={member.province}
        data={provinces.map(([code, nameZh, nameEn]) => ({
          value: String(code),
          label: language === "zh-CN" ? nameZh : nameEn,
        }))}
        onChange={(event) => onChange({ ...member, province: Number(event.currentTarget.value) })}
      />
      {text("administrator", say("accountHint", { file }))}
    </SimpleGrid>
  );
}
