/** What secretariat, coordinator and leading units write of meetings. */
import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Hex } from "viem";
import type { Ledger } from "../../../client/ledger.ts";
import { amendAgenda, cancelMeeting, convene, recordMinutes, recordResolution } from "../../../client/meetings.ts";
import { type MeetingKind, meetingKinds } from "../../../server/alliance/meeting-records.ts";
import { useActor } from "../shell/actor.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useMemberName, useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { DocumentField } from "./document-field.tsx";
import { useMeetingKind } from "./meeting-parts.tsx";
import { meetingWords } from "./meeting-words.ts";
import { titleOf } from "./proposals.ts";
import { useProposals } from "./queries.ts";

/** In whose name the person may convene: the alliance (null), and the leading unit that the person represents. */
export function useConveners(): readonly (number | null)[] {
  const { holds, represents } = useActor();
  const members = useMembers();
  const unit = members.data?.find(
    ({ member, leading }) => member === represents && leading !== null && Date.parse(leading.until) > Date.now(),
  );
  const isStaff = holds({ role: "secretariat" }) || holds({ role: "coordinator" });
  return [...(isStaff ? [null] : []), ...(unit ? [unit.member] : [])];
}

type FormProps = {
  title: string;
  text?: string;
  isReady: boolean;
  run: (ledger: Ledger) => Promise<unknown>;
  done: string;
  onClose: () => void;
  children: ReactNode;
};

function MeetingForm({ title, text, isReady, run, done, onClose, children }: FormProps) {
  const say = useWords(meetingWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  return (
    <Dialog onClose={onClose} size="lg" title={title} closeOnClickOutside={false}>
      {text !== undefined && <Text size="sm">{text}</Text>}
      <Stack gap="sm">{children}</Stack>
      <Group justify="flex-end">
        <SubmitButton submission={submission} disabled={!isReady} run={run} done={done} onDone={onClose}>
          {say("submit")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

type ConveneDialogProps = { conveners: readonly (number | null)[]; onClose: () => void };

export function ConveneDialog({ conveners, onClose }: ConveneDialogProps) {
  const say = useWords(meetingWords);
  const memberName = useMemberName();
  const kindName = useMeetingKind();
  const [convener, setConvener] = useState(conveners[0] ?? null);
  const [kind, setKind] = useState<MeetingKind>(meetingKinds[0]);
  const [agendaHash, setAgenda] = useState<Hex>();
  const [texts, setTexts] = useState({ day: "", clock: "09:00", noticeZh: "", noticeEn: "" });
  const isReady = agendaHash !== undefined && Object.values(texts).every((text) => text.trim() !== "");
  return (
    <MeetingForm
      title={say("conveneTitle")}
      text={say("conveneText")}
      isReady={isReady}
      run={(ledger) =>
        convene(ledger, {
          leadingUnit: convener,
          kind,
          startsAt: new Date(`${texts.day}T${texts.clock}:00+08:00`).toISOString(),
          agendaHash: agendaHash ?? "0x",
          noticeZh: texts.noticeZh.trim(),
          noticeEn: texts.noticeEn.trim(),
        })
      }
      done={say("conveneDone")}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={say("convener")}
          value={convener ?? ""}
          data={conveners.map((one) => ({
            value: one === null ? "" : String(one),
            label: one === null ? say("byAlliance") : memberName(one),
          }))}
          onChange={({ currentTarget: { value } }) => setConvener(value === "" ? null : Number(value))}
        />
        <NativeSelect
          label={say("meetingKind")}
          value={kind}
          data={meetingKinds.map((value) => ({ value, label: kindName(value) }))}
          onChange={({ currentTarget: { value } }) => setKind(meetingKinds.find((one) => one === value) ?? kind)}
        />
        {(["day", "clock"] as const).map((name) => (
          <TextInput
            key={name}
            type={name === "day" ? "date" : "time"}
            label={say(name)}
            value={texts[name]}
            onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      <DocumentField label={say("agendaFile")} hash={agendaHash} onHash={setAgenda} />
      {(["noticeZh", "noticeEn"] as const).map((name) => (
        <Textarea
          key={name}
          label={say(name)}
          description={say("noticeHint")}
          rows={2}
          value={texts[name]}
          onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
        />
      ))}
    </MeetingForm>
  );
}

type MeetingDialogProps = { meeting: number; onClose: () => void };

export function AgendaDialog({ meeting, onClose }: MeetingDialogProps) {
  const say = useWords(meetingWords);
  const [hash, setHash] = useState<Hex>();
  return (
    <MeetingForm
      title={say("amendAgenda")}
      text={say("amendAgendaText")}
      isReady={hash !== undefined}
      run={(ledger) => amendAgenda(ledger, meeting, hash ?? "0x")}
      done={say("amendAgendaDone")}
      onClose={onClose}
    >
      <DocumentField label={say("agendaFile")} hash={hash} onHash={setHash} />
    </MeetingForm>
  );
}

export function MinutesDialog({ meeting, onClose }: MeetingDialogProps) {
  const say = useWords(meetingWords);
  const [language] = useLanguage();
  const members = useMembers();
  const [hash, setHash] = useState<Hex>();
  const [attendance, setAttendance] = useState<readonly string[]>([]);
  return (
    <MeetingForm
      title={say("recordMinutes")}
      isReady={hash !== undefined && attendance.length > 0}
      run={(ledger) => recordMinutes(ledger, meeting, hash ?? "0x", attendance.map(Number))}
      done={say("minutesDone")}
      onClose={onClose}
    >
      <DocumentField label={say("minutesFile")} hash={hash} onHash={setHash} />
      <Checkbox.Group label={say("attendance")} value={[...attendance]} onChange={setAttendance}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={4}>
          {(members.data ?? []).map((one) => (
            <Checkbox key={one.member} value={String(one.member)} label={nameIn(language, one)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </MeetingForm>
  );
}

export function ResolutionDialog({ meeting, onClose }: MeetingDialogProps) {
  const say = useWords(meetingWords);
  const [language] = useLanguage();
  const proposals = useProposals();
  const [hash, setHash] = useState<Hex>();
  const [proposal, setProposal] = useState("");
  return (
    <MeetingForm
      title={say("recordResolution")}
      isReady={hash !== undefined}
      run={(ledger) => recordResolution(ledger, meeting, hash ?? "0x", proposal === "" ? null : proposal)}
      done={say("resolutionDone")}
      onClose={onClose}
    >
      <DocumentField label={say("resolutionFile")} hash={hash} onHash={setHash} />
      <NativeSelect
        label={say("proposal")}
        value={proposal}
        data={[
          { value: "", label: say("noProposal") },
          ...(proposals.data ?? []).map((one) => ({
            value: one.proposal,
            label: titleOf(one, language),
          })),
        ]}
        onChange={(event) => setProposal(event.currentTarget.value)}
      />
    </MeetingForm>
  );
}

export function CancelDialog({ meeting, onClose }: MeetingDialogProps) {
  const say = useWords(meetingWords);
  const [reason, setReason] = useState("");
  return (
    <MeetingForm
      title={say("cancelMeeting")}
      isReady={reason.trim() !== ""}
      run={(ledger) => cancelMeeting(ledger, meeting, reason.trim())}
      done={say("cancelDone")}
      onClose={onClose}
    >
      <Textarea
        label={say("cancelReason")}
        rows={3}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
    </MeetingForm>
  );
}
