/** What an accreditor decides: that a member may issue something, and that it may no longer. */
import { Group, NativeSelect, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { accredit, withdrawAccreditation } from "../../../client/accreditation.ts";
import type { AccreditationRecord } from "../../../server/credits/accreditation-records.ts";
import { type RecordKind, type RecordScope, recordKinds } from "../../../server/credits/credit-records.ts";
import { levelWords } from "../../../server/credits/words.ts";
import { endOfDay, startOfDay } from "../alliance/act-kinds.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useMemberName, useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { usePeriodParts } from "./accreditation-list.tsx";
import { useAccreditationState, useQualifications } from "./accreditation-queries.ts";
import { accreditationFor } from "./accreditation-state.ts";
import { accreditationWords } from "./accreditation-words.ts";
import { kindName, levelName, scopeName } from "./record-facts.ts";

type GrantForm = { issuer: string; kind: RecordKind | ""; level: string; type: string; from: string; until: string };

type GrantDialogProps = {
  accreditations: readonly AccreditationRecord[];
  /** Set where it is for this type of qualification. */
  qualification?: string;
  onClose: () => void;
};

export function GrantDialog({ accreditations, qualification, onClose }: GrantDialogProps) {
  const say = useWords(accreditationWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const submission = useSubmit({ refresh: ["credits"] });
  const [form, setForm] = useState<GrantForm>({
    ...{ issuer: "", level: "", from: "", until: "" },
    kind: qualification === undefined ? "" : "qualification",
    type: qualification ?? "",
  });
  const scope = scopeOfForm(form);
  const issuer = Number(form.issuer);
  const startsAt = form.from === "" ? undefined : startOfDay(form.from);
  const endsAt = form.until === "" ? null : endOfDay(form.until);
  const isBad = endsAt !== null && Date.parse(endsAt) <= Math.max(Date.now(), Date.parse(startsAt ?? "") || 0);
  return (
    <Dialog onClose={onClose} title={say("grantTitle")} closeOnClickOutside={false}>
      <Text size="sm">{say("grantText")}</Text>
      <ScopeFields form={form} isFixed={qualification !== undefined} onChange={setForm} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          type="date"
          label={say("fromDay")}
          value={form.from}
          onChange={({ currentTarget: { value } }) => setForm({ ...form, from: value })}
        />
        <TextInput
          type="date"
          label={say("untilDay")}
          value={form.until}
          error={isBad ? say("badPeriod") : undefined}
          onChange={({ currentTarget: { value } }) => setForm({ ...form, until: value })}
        />
      </SimpleGrid>
      {scope && <Before accreditation={accreditationFor(accreditations, issuer, scope)} />}
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={{ role: "accreditor" }}
          disabled={issuer === 0 || scope === undefined || isBad}
          run={async (ledger) => {
            if (scope === undefined) return;
            await accredit(ledger, issuer, scope, { startsAt: startsAt ?? new Date().toISOString(), endsAt });
          }}
          done={scope ? say("grantDone", { member: memberName(issuer), scope: scopeName(scope, language) }) : null}
          onDone={onClose}
        >
          {say("grant")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

function scopeOfForm({ kind, level, type }: GrantForm): RecordScope | undefined {
  if (kind === "") return undefined;
  if (kind === "qualification") return type === "" ? undefined : { kind, level: 0, qualification: type };
  return level === "" ? undefined : { kind, level: Number(level), qualification: null };
}

type ScopeFieldsProps = { form: GrantForm; isFixed: boolean; onChange: (form: GrantForm) => void };

function ScopeFields({ form, isFixed, onChange }: ScopeFieldsProps) {
  const say = useWords(accreditationWords);
  const [language] = useLanguage();
  const members = useMembers();
  const types = useQualifications();
  const choose = { value: "", label: say("choose") };
  const active = (members.data ?? []).filter(({ standing }) => standing === "active");
  return (
    <>
      <NativeSelect
        label={say("issuer")}
        value={form.issuer}
        data={[choose, ...active.map((one) => ({ value: String(one.member), label: nameIn(language, one) }))]}
        onChange={({ currentTarget: { value } }) => onChange({ ...form, issuer: value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={say("kind")}
          value={form.kind}
          disabled={isFixed}
          data={[choose, ...recordKinds.map((kind) => ({ value: kind, label: kindName(kind, language) }))]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...form, kind: recordKinds.find((known) => known === value) ?? "" })
          }
        />
        {form.kind === "qualification" ? (
          <NativeSelect
            label={say("type")}
            value={form.type}
            disabled={isFixed}
            error={types.data?.length === 0 ? say("noTypes") : undefined}
            data={[
              choose,
              ...(types.data ?? []).map((one) => ({
                value: one.code,
                label: `${nameIn(language, one)} ${one.code}`,
              })),
            ]}
            onChange={({ currentTarget: { value } }) => onChange({ ...form, type: value })}
          />
        ) : (
          <NativeSelect
            label={say("level")}
            value={form.level}
            data={[
              choose,
              ...levelWords.map((_, level) => ({ value: String(level), label: levelName(level, language) })),
            ]}
            onChange={({ currentTarget: { value } }) => onChange({ ...form, level: value })}
          />
        )}
      </SimpleGrid>
    </>
  );
}

/** What the new one takes the place of. */
function Before({ accreditation }: { accreditation: AccreditationRecord | undefined }) {
  const say = useWords(accreditationWords);
  const period = usePeriodParts();
  const stateOf = useAccreditationState();
  if (!accreditation) return null;
  const state = say(`state.${stateOf(accreditation)}`);
  return (
    <Text size="sm" role="status">
      {say("before", { state, ...period(accreditation) })}
    </Text>
  );
}

export function WithdrawDialog({
  accreditation,
  onClose,
}: {
  accreditation: AccreditationRecord;
  onClose: () => void;
}) {
  const say = useWords(accreditationWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const submission = useSubmit({ refresh: ["credits"] });
  const [lastDay, setLastDay] = useState("");
  const [reason, setReason] = useState("");
  const { issuer, endsAt } = accreditation;
  const said = { member: memberName(issuer), scope: scopeName(accreditation, language) };
  const isLate = lastDay !== "" && endsAt !== null && endOfDay(lastDay) >= endsAt;
  return (
    <Dialog onClose={onClose} title={say("withdrawTitle")} closeOnClickOutside={false}>
      <Text size="sm">{say("withdrawText", said)}</Text>
      <TextInput
        type="date"
        label={say("lastDay")}
        value={lastDay}
        error={isLate ? say("badLastDay") : undefined}
        onChange={({ currentTarget: { value } }) => setLastDay(value)}
      />
      <TextInput
        label={say("withdrawReason")}
        value={reason}
        required
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          color="red"
          need={{ role: "accreditor" }}
          disabled={reason.trim() === "" || isLate}
          run={(ledger) => {
            const end = lastDay === "" ? new Date().toISOString() : endOfDay(lastDay);
            return withdrawAccreditation(ledger, issuer, accreditation, end, reason.trim());
          }}
          done={say("withdrawDone", said)}
          onDone={onClose}
        >
          {say("withdraw")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}
