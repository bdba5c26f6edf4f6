/** A link to a student's own records: made, shown once, and taken back. */
import { Button, CopyButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import QRCode from "qrcode";
import { useState } from "react";
import { type GivenAccess, giveAccess, listAccess, revokeAccess } from "../../../client/access.ts";
import { formatTime } from "../../../client/format.ts";
import type { AccessRecord } from "../../../server/credits/access-records.ts";
import type { CreditRecord } from "../../../server/credits/credit-records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { useVaultQuery } from "../shell/vault.tsx";
import { shellWords } from "../shell/words.ts";
import { AccessDays } from "./access-days.tsx";
import { accessWords } from "./access-words.ts";
import classes from "./record.module.css";

export function AccessDialog({ record, onClose }: { record: CreditRecord; onClose: () => void }) {
  const say = useWords(accessWords);
  const { issuer, student } = record;
  const submission = useSubmit({ refresh: ["credits"], vault: true });
  const [days, setDays] = useState(30);
  const [label, setLabel] = useState("");
  const [given, setGiven] = useState<GivenAccess>();
  const make = () =>
    submission.submit(async (ledger) => {
      const options = { days, label: label.trim(), origin: location.origin };
      const [made] = await giveAccess(ledger, issuer, [student.number], options);
      setGiven(made);
    }, say("made"));
  return (
    <Dialog onClose={onClose} size="lg" title={say("title")} closeOnClickOutside={given === undefined}>
      <Text size="sm">{say("text", { name: student.name, number: student.number })}</Text>
      {given === undefined ? (
        <>
          <AccessDays days={days} onDays={setDays} />
          <TextInput
            label={say("label")}
            value={label}
            maxLength={60}
            onChange={({ currentTarget: { value } }) => setLabel(value)}
          />
          <SubmitProgress submission={submission} />
          <Button loading={submission.busy} onClick={() => void make()}>
            {say("make")}
          </Button>
        </>
      ) : (
        <Given given={given} />
      )}
      <Links issuer={issuer} student={student.number} />
    </Dialog>
  );
}

function Given({ given: { link, expiresAt } }: { given: GivenAccess }) {
  const say = useWords(accessWords);
  const sayShell = useWords(shellWords);
  const [language] = useLanguage();
  // Not under the link itself: what stands in the cache of queries can be read by every part of the page.
  const code = useQuery({
    queryKey: ["access-qr", expiresAt],
    queryFn: () => QRCode.toDataURL(link, { errorCorrectionLevel: "M", margin: 2, width: 440 }),
    gcTime: 0,
  });
  return (
    <>
      <Text role="status">{say("once", { time: formatTime(expiresAt, language) })}</Text>
      {code.data !== undefined && <img className={classes.qr} src={code.data} alt={say("qr")} />}
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <TextInput className={classes.link} label={say("link")} value={link} readOnly />
        <CopyButton value={link}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? sayShell("copied") : sayShell("copy")}</Button>}
        </CopyButton>
        <Button variant="default" component="a" href={link} target="_blank" rel="noreferrer">
          {say("openLink")}
        </Button>
      </Group>
    </>
  );
}

function Links({ issuer, student }: { issuer: number; student: string }) {
  const say = useWords(accessWords);
  const links = useVaultQuery(["credits", "access", issuer, student], (ledger) => listAccess(ledger, issuer, student));
  const submission = useSubmit({ refresh: ["credits"], vault: true });
  const revoke = ({ accessId }: AccessRecord) =>
    submission.submit((ledger) => revokeAccess(ledger, issuer, accessId), say("revoked"));
  return (
    <Stack gap="xs">
      <Text fw={700} size="sm">
        {say("given")}
      </Text>
      {links.isError && <ProblemNotice problem={links.error} />}
      {links.data?.items.length === 0 && <Text size="sm">{say("none")}</Text>}
      {links.data?.items.map((one) => (
        <Link key={one.accessId} access={one} busy={submission.busy} onRevoke={() => void revoke(one)} />
      ))}
      <SubmitProgress submission={submission} />
    </Stack>
  );
}

type LinkProps = { access: AccessRecord; busy: boolean; onRevoke: () => void };

function Link({ access: { expiresAt, label, passkeys }, busy, onRevoke }: LinkProps) {
  const say = useWords(accessWords);
  const [language] = useLanguage();
  const time = formatTime(expiresAt, language);
  const isOver = Date.parse(expiresAt) <= Date.now();
  const parts = [
    say(isOver ? "expired" : "until", { time }),
    label,
    passkeys > 0 && say("passkeys", { count: passkeys }),
  ];
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{parts.filter(Boolean).join(" · ")}</Text>
      <Button size="xs" variant="default" disabled={busy} aria-label={say("revokeLabel", { time })} onClick={onRevoke}>
        {say("revoke")}
      </Button>
    </Group>
  );
}
