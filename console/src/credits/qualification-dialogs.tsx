/** What an accreditor decides of types of qualification. */
import { Group, NativeSelect, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { defineQualification, equateQualifications, separateQualifications } from "../../../client/accreditation.ts";
import type { QualificationTypeRecord } from "../../../server/credits/accreditation-records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { qualificationWords } from "./qualification-words.ts";

const accreditor = { role: "accreditor" } as const;
const codeForm = /^[!-~]{1,32}$/;
const mostMonths = 65_535;

export function DefineDialog({ known, onClose }: { known: readonly string[]; onClose: () => void }) {
  const say = useWords(qualificationWords);
  const submission = useSubmit({ refresh: ["credits"] });
  const [form, setForm] = useState({ code: "", nameZh: "", nameEn: "", validMonths: "" });
  const code = form.code.trim();
  const months = form.validMonths.trim();
  const badCode = code !== "" && !codeForm.test(code) ? "badCode" : known.includes(code) ? "codeTaken" : undefined;
  const isBadMonths = months !== "" && !(/^\d+$/.test(months) && Number(months) >= 1 && Number(months) <= mostMonths);
  const field = (name: keyof typeof form, error?: string) => (
    <TextInput
      label={say(name)}
      value={form[name]}
      error={error}
      spellCheck={false}
      onChange={({ currentTarget: { value } }) => setForm({ ...form, [name]: value })}
    />
  );
  const isComplete = code !== "" && form.nameZh.trim() !== "" && form.nameEn.trim() !== "";
  return (
    <Dialog onClose={onClose} title={say("defineTitle")} closeOnClickOutside={false}>
      <Text size="sm">{say("defineText")}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {field("code", badCode && say(badCode))}
        {field("validMonths", isBadMonths ? say("badMonths") : undefined)}
        {field("nameZh")}
        {field("nameEn")}
      </SimpleGrid>
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={accreditor}
          disabled={!isComplete || badCode !== undefined || isBadMonths}
          run={(ledger) =>
            defineQualification(ledger, {
              code,
              nameZh: form.nameZh.trim(),
              nameEn: form.nameEn.trim(),
              validMonths: months === "" ? null : Number(months),
            })
          }
          done={say("defineDone", { code })}
          onDone={onClose}
        >
          {say("define")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

type EquateDialogProps = {
  type: QualificationTypeRecord;
  types: readonly QualificationTypeRecord[];
  onClose: () => void;
};

export function EquateDialog({ type, types, onClose }: EquateDialogProps) {
  const say = useWords(qualificationWords);
  const [language] = useLanguage();
  const submission = useSubmit({ refresh: ["credits"] });
  const [other, setOther] = useState("");
  const open = types.filter(({ code }) => code !== type.code && !type.equated.includes(code));
  return (
    <Dialog onClose={onClose} title={say("equateTitle")} closeOnClickOutside={false}>
      <Text size="sm">{say("equatedText")}</Text>
      <NativeSelect
        label={say("other")}
        value={other}
        error={open.length === 0 ? say("noOther") : undefined}
        data={[
          { value: "", label: say("choose") },
          ...open.map((one) => ({ value: one.code, label: `${nameIn(language, one)} ${one.code}` })),
        ]}
        onChange={({ currentTarget: { value } }) => setOther(value)}
      />
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={accreditor}
          disabled={other === ""}
          run={(ledger) => equateQualifications(ledger, type.code, other)}
          done={say("equateDone", { one: type.code, other })}
          onDone={onClose}
        >
          {say("equateSubmit")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

export function SeparateDialog({ one, other, onClose }: { one: string; other: string; onClose: () => void }) {
  const say = useWords(qualificationWords);
  const submission = useSubmit({ refresh: ["credits"] });
  return (
    <Dialog onClose={onClose} title={say("separateTitle")}>
      <Text size="sm">{say("separateText", { one, other })}</Text>
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          color="red"
          need={accreditor}
          run={(ledger) => separateQualifications(ledger, one, other)}
          done={say("separateDone", { one, other })}
          onDone={onClose}
        >
          {say("separate")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}
