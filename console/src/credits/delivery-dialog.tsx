import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { sendRecords } from "../../../client/delivery.ts";
import { problemOf } from "../../../client/delivery-words.ts";
import type { VaultRecord } from "../../../server/credits/records.ts";
import { type DeliveryPurpose, type DeliveryRecord, deliveryPurposes } from "../../../server/delivery/records.ts";
import { purposeWords } from "../../../server/delivery/words.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { useVaultQuery } from "../shell/vault.tsx";
import { shellWords } from "../shell/words.ts";
import { DeliveryBadge } from "./delivery-labels.tsx";
import { deliveryWords } from "./delivery-words.ts";
import { everyRecord } from "./vault-reads.ts";

type DeliveryDialogProps = { held: VaultRecord; onClose: () => void };

/** Sends a record, or all of its student that are in force, to another university. */
export function DeliveryDialog({ held, onClose }: DeliveryDialogProps) {
  const say = useWords(deliveryWords);
  const [sent, setSent] = useState<DeliveryRecord>();
  return (
    <Dialog onClose={onClose} title={say("sendTitle")} closeOnClickOutside={sent !== undefined}>
      {sent === undefined ? (
        <SendForm held={held} onClose={onClose} onSent={setSent} />
      ) : (
        <Outcome sent={sent} onClose={onClose} />
      )}
    </Dialog>
  );
}

type SendFormProps = DeliveryDialogProps & { onSent: (sent: DeliveryRecord) => void };

function SendForm({ held, onClose, onSent }: SendFormProps) {
  const say = useWords(deliveryWords);
  const sayShell = useWords(shellWords);
  const [language] = useLanguage();
  const submission = useSubmit({ refresh: ["deliveries"], vault: true });
  const { issuer } = held.record;
  const { recipients, hasOwnKey } = useRecipients(issuer);
  const [chosen, setTo] = useState<number>();
  const to = chosen ?? recipients[0]?.member;
  const [purpose, setPurpose] = useState<DeliveryPurpose>("recognition");
  const [all, setAll] = useState(false);
  const ofStudent = useRecordsOfStudent(held);
  const recordIds = all ? ofStudent : [held.record.recordId];
  if (!hasOwnKey) return <Text size="sm">{say("noOwnKey", { member: String(issuer) })}</Text>;
  if (to === undefined) return <Text size="sm">{say("noRecipient")}</Text>;
  return (
    <>
      <Text size="sm">{say("sendText")}</Text>
      <NativeSelect
        label={say("recipient")}
        value={String(to)}
        data={recipients.map((one) => ({ value: String(one.member), label: nameIn(language, one) }))}
        onChange={({ currentTarget }) => setTo(Number(currentTarget.value))}
      />
      <NativeSelect
        label={say("which")}
        value={all ? "all" : "one"}
        data={[
          { value: "one", label: say("thisOne") },
          ...(ofStudent.length > 1 ? [{ value: "all", label: say("allOfStudent", { count: ofStudent.length }) }] : []),
        ]}
        onChange={({ currentTarget }) => setAll(currentTarget.value === "all")}
      />
      <NativeSelect
        label={say("purpose")}
        value={purpose}
        data={deliveryPurposes.map((value) => ({ value, label: purposeWords[value][language] }))}
        onChange={({ currentTarget }) =>
          setPurpose(deliveryPurposes.find((one) => one === currentTarget.value) ?? purpose)
        }
      />
      <SubmitProgress submission={submission} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} disabled={submission.busy}>
          {sayShell("cancel")}
        </Button>
        <SubmitButton
          submission={submission}
          need={{ office: "registrar", at: issuer }}
          noNotice
          run={async (ledger) => onSent(await sendRecords(ledger, { issuer, recordIds: [...recordIds], to, purpose }))}
          done={null}
        >
          {say("submit")}
        </SubmitButton>
      </Group>
    </>
  );
}

function Outcome({ sent, onClose }: { sent: DeliveryRecord; onClose: () => void }) {
  const say = useWords(deliveryWords);
  const sayShell = useWords(shellWords);
  const [language] = useLanguage();
  const { deliveryId } = sent;
  const met = problemOf(sent);
  return (
    <>
      <div role="status">
        <DeliveryBadge state={sent.state} /> {met?.[language]}
      </div>
      {sent.state === "waiting" && <Text size="sm">{say("waitingText")}</Text>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {sayShell("close")}
        </Button>
        <Button
          renderRoot={(props) => <Link to="/credits/deliveries/$deliveryId" params={{ deliveryId }} {...props} />}
        >
          {say("show")}
        </Button>
      </Group>
    </>
  );
}

/** Members that take records, but for the one that sends. */
function useRecipients(issuer: number) {
  const { data: members = [] } = useMembers();
  const recipients = members.filter(
    ({ member, standing, delivery }) => member !== issuer && standing === "active" && delivery !== null,
  );
  return { recipients, hasOwnKey: members.some(({ member, delivery }) => member === issuer && delivery !== null) };
}

/** Numbers of the student's records in force; the server searches in more than the number. */
function useRecordsOfStudent({ record }: VaultRecord): readonly string[] {
  const { issuer, student } = record;
  const found = useVaultQuery(["credits", "ofStudent", issuer, record.recordId], (ledger) =>
    everyRecord(ledger, { issuer, query: student.number, status: "in-force" }),
  );
  const own = found.data?.filter((one) => one.record.student.number === student.number) ?? [];
  return own.map((one) => one.record.recordId);
}
