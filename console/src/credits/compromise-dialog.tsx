/** The report of a stolen key: whose, since when, and what becomes void by it, shown before anything is signed. */
import { Checkbox, Group, NativeSelect, SegmentedControl, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Address, getAddress } from "viem";
import { reportCompromise } from "../../../client/accreditation.ts";
import { batchesInDoubt, firstBlockAt } from "../../../client/compromise.ts";
import { shorten } from "../../../client/format.ts";
import { useAccountName } from "../alliance/account.tsx";
import { isAccount } from "../alliance/office-dialogs.tsx";
import { useOfficers } from "../alliance/queries.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useGateway } from "../shell/ledger.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useStatus } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import classes from "./accreditation.module.css";
import { CompromisePreview } from "./compromise-preview.tsx";
import { compromiseWords } from "./compromise-words.ts";

type Since = { by: "time" | "block"; day: string; clock: string; block: string };

const another = "another";

export function CompromiseDialog({ issuer, onClose }: { issuer: number; onClose: () => void }) {
  const say = useWords(compromiseWords);
  const gateway = useGateway();
  const submission = useSubmit({ refresh: ["credits"] });
  const [account, setAccount] = useState<Address>();
  const [since, setSince] = useState<Since>({ by: "time", day: "", clock: "00:00", block: "" });
  const [kept, setKept] = useState<readonly number[]>([]);
  const [isUnderstood, setUnderstood] = useState(false);
  const from = useFromBlock(since);
  const doubtful = useQuery({
    queryKey: ["credits", "in-doubt", issuer, account, from.block],
    queryFn: () => batchesInDoubt(gateway, issuer, account ?? "", from.block ?? 0),
    enabled: account !== undefined && from.block !== undefined,
  });
  const sequences = (doubtful.data ?? []).map(({ sequence }) => sequence).filter((one) => !kept.includes(one));
  return (
    <Dialog onClose={onClose} size="lg" title={say("reportTitle")} closeOnClickOutside={false}>
      <Text size="sm">{say("reportText")}</Text>
      <AccountSelect issuer={issuer} onChange={setAccount} />
      <SinceFields since={since} fault={from.fault} onChange={setSince} />
      {from.block !== undefined && since.by === "time" && (
        <Text size="sm" role="status">
          {say("firstBlock", { block: from.block })}
        </Text>
      )}
      {from.problem !== null && <ProblemNotice problem={from.problem} />}
      {doubtful.isError && <ProblemNotice problem={doubtful.error} />}
      {doubtful.data && <CompromisePreview batches={doubtful.data} kept={kept} onKept={setKept} />}
      <p className={classes.notice}>
        {say("office")}{" "}
        <Link to="/alliance/members/$member" params={{ member: String(issuer) }}>
          {say("memberPage")}
        </Link>
      </p>
      <Checkbox
        label={say("understood")}
        checked={isUnderstood}
        onChange={({ currentTarget: { checked } }) => setUnderstood(checked)}
      />
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          color="red"
          need={{ office: "administrator", at: issuer }}
          disabled={!isUnderstood || !doubtful.isSuccess}
          run={async (ledger) => {
            if (account === undefined || from.block === undefined) return;
            await reportCompromise(ledger, issuer, account, from.block, sequences);
          }}
          done={say("done", { account: shorten(account ?? "") })}
          onDone={onClose}
        >
          {sequences.length === 0 ? say("submit") : say("submitVoid", { count: sequences.length })}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

/** Officers of the member that may issue come first; a key may also be one that has no office any more. */
function AccountSelect({ issuer, onChange }: { issuer: number; onChange: (account: Address | undefined) => void }) {
  const say = useWords(compromiseWords);
  const accountName = useAccountName();
  const officers = useOfficers(issuer);
  const [chosen, setChosen] = useState("");
  const [typed, setTyped] = useState("");
  const registrars = (officers.data ?? []).filter(({ offices }) => offices.includes("registrar"));
  const label = (address: string) => [accountName(address), shorten(address)].filter(Boolean).join(" ");
  return (
    <>
      <NativeSelect
        label={say("whose")}
        value={chosen}
        data={[
          { value: "", label: say("choose") },
          ...registrars.map(({ account }) => ({ value: account, label: label(account) })),
          { value: another, label: say("otherAccount") },
        ]}
        onChange={({ currentTarget: { value } }) => {
          setChosen(value);
          const address = value === another ? typed.trim() : value;
          onChange(isAccount(address) ? getAddress(address) : undefined);
        }}
      />
      {chosen === another && (
        <TextInput
          label={say("address")}
          placeholder="0x…"
          value={typed}
          spellCheck={false}
          error={typed.trim() !== "" && !isAccount(typed) ? say("badAccount") : undefined}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            onChange(isAccount(value) ? getAddress(value.trim()) : undefined);
          }}
        />
      )}
    </>
  );
}

type SinceFieldsProps = { since: Since; fault: string | undefined; onChange: (since: Since) => void };

function SinceFields({ since, fault, onChange }: SinceFieldsProps) {
  const say = useWords(compromiseWords);
  return (
    <>
      <SegmentedControl
        aria-label={say("since")}
        value={since.by}
        data={[
          { value: "time", label: say("byTime") },
          { value: "block", label: say("byBlock") },
        ]}
        onChange={(by) => onChange({ ...since, by: by === "block" ? "block" : "time" })}
      />
      {since.by === "block" ? (
        <TextInput
          label={say("block")}
          inputMode="numeric"
          value={since.block}
          error={fault}
          onChange={({ currentTarget: { value } }) => onChange({ ...since, block: value })}
        />
      ) : (
        <SimpleGrid cols={2} spacing="sm">
          {(["day", "clock"] as const).map((field) => (
            <TextInput
              key={field}
              type={field === "day" ? "date" : "time"}
              label={say(field)}
              value={since[field]}
              error={field === "day" ? fault : undefined}
              onChange={({ currentTarget: { value } }) => onChange({ ...since, [field]: value })}
            />
          ))}
        </SimpleGrid>
      )}
    </>
  );
}

/** The block from which on the key is not trusted; undefined where the fields do not say it yet. */
function useFromBlock({ by, day, clock, block }: Since) {
  const say = useWords(compromiseWords);
  const [language] = useLanguage();
  const gateway = useGateway();
  const head = useStatus().data?.block?.number;
  const time = by === "time" && day !== "" && clock !== "" ? new Date(`${day}T${clock}:00+08:00`).toISOString() : "";
  const found = useQuery({
    queryKey: ["credits", "first-block", time],
    queryFn: () => firstBlockAt(gateway, time),
    enabled: time !== "",
  });
  if (by === "time") {
    const fault = time !== "" && found.data === null ? say("future") : undefined;
    return { block: time === "" ? undefined : (found.data ?? undefined), fault, problem: found.error };
  }
  const number = /^\d{1,15}$/.test(block.trim()) ? Number(block) : 0;
  const isKnown = number >= 1 && (head === undefined || number <= head);
  const fault =
    block.trim() !== "" && !isKnown ? say("badBlock", { head: head?.toLocaleString(language) ?? "…" }) : undefined;
  return { block: isKnown ? number : undefined, fault, problem: null };
}
