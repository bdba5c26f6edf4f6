/** With which keys a member signs credentials, and where and how it takes private records. */
import { Button, Group, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Hex, isHex } from "viem";
import { addCredentialKey, revokeCredentialKey, setDelivery } from "../../../client/alliance.ts";
import { formatTime, shorten } from "../../../client/format.ts";
import type { MemberRecord } from "../../../server/alliance/records.ts";
import { useRefusal } from "../shell/actor.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Facts, Nothing, Panel } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import classes from "./alliance.module.css";
import { keyWords } from "./key-words.ts";
import { MakeKeysDialog } from "./make-keys-dialog.tsx";

type Opened = { readonly what: "make" | "delivery" | "add" } | { readonly what: "revoke"; readonly key: Hex };

export function KeyPanel({ member }: { member: MemberRecord }) {
  const say = useWords(keyWords);
  const why = useRefusal()({ office: "administrator", at: member.member });
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const opening = (what: "make" | "delivery" | "add", label: string) => (
    <Button size="xs" variant="default" disabled={why !== undefined} title={why} onClick={() => setOpened({ what })}>
      {label}
    </Button>
  );
  return (
    <Panel
      title={say("title")}
      aside={
        <Group gap="xs">
          {opening("make", say("makeKeys"))}
          {opening("delivery", say("setDelivery"))}
          {opening("add", say("addKey"))}
        </Group>
      }
    >
      <p className={classes.quiet}>{say("hint")}</p>
      <Facts facts={[[say("delivery"), member.delivery?.url ?? say("noDelivery")]]} />
      <KeyList member={member} why={why} onRevoke={(key) => setOpened({ what: "revoke", key })} />
      {opened?.what === "make" && <MakeKeysDialog member={member} onClose={close} />}
      {opened?.what === "delivery" && <DeliveryDialog member={member} onClose={close} />}
      {opened?.what === "add" && <AddDialog member={member.member} onClose={close} />}
      {opened?.what === "revoke" && <RevokeDialog member={member.member} credentialKey={opened.key} onClose={close} />}
    </Panel>
  );
}

type KeyListProps = { member: MemberRecord; why: string | undefined; onRevoke: (key: Hex) => void };

function KeyList({ member, why, onRevoke }: KeyListProps) {
  const say = useWords(keyWords);
  const [language] = useLanguage();
  if (member.credentialKeys.length === 0) return <Nothing>{say("noKeys")}</Nothing>;
  return (
    <ul className={classes.plain} aria-label={say("keys")}>
      {member.credentialKeys.map(({ key, addedAt, revokedAt }) => (
        <li key={key} className={classes.row}>
          <code className={classes.grow} title={key}>
            {shorten(key)}
          </code>
          <span className={classes.quiet}>
            {revokedAt === null
              ? say("since", { time: formatTime(addedAt, language) })
              : say("revokedAt", { time: formatTime(revokedAt, language) })}
          </span>
          {revokedAt === null && why === undefined && isHex(key) && (
            <Button
              size="xs"
              variant="default"
              aria-label={say("revokeOf", { key: shorten(key) })}
              onClick={() => onRevoke(key)}
            >
              {say("revoke")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function DeliveryDialog({ member, onClose }: { member: MemberRecord; onClose: () => void }) {
  const say = useWords(keyWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  const { delivery } = member;
  const [url, setUrl] = useState(delivery?.url ?? "");
  const [x25519, setX25519] = useState(delivery?.x25519 ?? "");
  const [ed25519, setEd25519] = useState(delivery?.ed25519 ?? "");
  const isNone = [url, x25519, ed25519].every((text) => text.trim() === "");
  const isWhole = URL.canParse(url.trim()) && isKey(x25519) && isKey(ed25519);
  const given = isNone ? null : { url: url.trim(), x25519: x25519.trim(), ed25519: ed25519.trim() };
  return (
    <Dialog onClose={onClose} title={say("setDelivery")} closeOnClickOutside={false}>
      <Text size="sm">{say("deliveryText")}</Text>
      <TextInput
        label={say("url")}
        placeholder="https://"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <KeyField label={say("x25519")} value={x25519} onChange={setX25519} />
      <KeyField label={say("ed25519")} value={ed25519} onChange={setEd25519} />
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={{ office: "administrator", at: member.member }}
          disabled={!isNone && !isWhole}
          run={(ledger) => setDelivery(ledger, member.member, given)}
          done={say("deliveryDone")}
          onDone={onClose}
        >
          {say("save")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

function AddDialog({ member, onClose }: { member: number; onClose: () => void }) {
  const say = useWords(keyWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  const [key, setKey] = useState("");
  return (
    <Dialog onClose={onClose} title={say("addKey")} closeOnClickOutside={false}>
      <Text size="sm">{say("addText")}</Text>
      <KeyField label={say("key")} value={key} onChange={setKey} />
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={{ office: "administrator", at: member }}
          disabled={!isKey(key)}
          run={(ledger) => addCredentialKey(ledger, member, key.trim() as Hex)}
          done={say("addDone")}
          onDone={onClose}
        >
          {say("save")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

type RevokeDialogProps = { member: number; credentialKey: Hex; onClose: () => void };

function RevokeDialog({ member, credentialKey, onClose }: RevokeDialogProps) {
  const say = useWords(keyWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  return (
    <Dialog onClose={onClose} title={say("revokeTitle")}>
      <Text size="sm">{say("revokeText")}</Text>
      <code style={{ overflowWrap: "anywhere" }}>{credentialKey}</code>
      <Group justify="flex-end">
        <SubmitButton
          color="red"
          submission={submission}
          need={{ office: "administrator", at: member }}
          run={(ledger) => revokeCredentialKey(ledger, member, credentialKey)}
          done={say("revokeDone")}
          onDone={onClose}
        >
          {say("revoke")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

type KeyFieldProps = { label: string; value: string; onChange: (value: string) => void };

function KeyField({ label, value, onChange }: KeyFieldProps) {
  const say = useWords(keyWords);
  return (
    <TextInput
      label={label}
      placeholder="0x…"
      value={value}
      spellCheck={false}
      error={value.trim() !== "" && !isKey(value) ? say("badKey") : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function isKey(text: string): boolean {
  return /^0x[0-9a-f]{64}$/.test(text.trim());
}
