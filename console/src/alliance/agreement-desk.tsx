/** What an administrator can do with an agreement for the member acted for. */
import { Button, Group, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { isHex } from "viem";
import { z } from "zod";
import {
  relayAgreement,
  removeExpelled,
  retractSignature,
  type SignedAgreement,
  signAgreement,
  signAgreementNow,
  withdrawFromAgreement,
} from "../../../client/agreements.ts";
import type { AgreementRecord, PartyRecord } from "../../../server/alliance/agreement-records.ts";
import { useActor } from "../shell/actor.ts";
import { download } from "../shell/download.ts";
import { FileInput } from "../shell/file-drop.tsx";
import { Panel } from "../shell/panel.tsx";
import { useMemberName, useMembers } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { agreementWords } from "./agreement-words.ts";
import { agreementState } from "./agreements.ts";
import classes from "./alliance.module.css";
import { keyWords } from "./key-words.ts";
import { isAccount } from "./office-dialogs.tsx";
import { useTimeSpan } from "./time-span.ts";

export function AgreementDesk({ agreement }: { agreement: AgreementRecord }) {
  const say = useWords(agreementWords);
  const memberName = useMemberName();
  const { member, holds } = useActor();
  const state = agreementState(agreement, Date.now());
  const party = agreement.parties.find((one) => one.member === member?.member);
  const isOurs = party !== undefined && holds({ office: "administrator", at: party.member });
  const isOpen = state === "proposed" || state === "waiting" || state === "in-force";
  const expelled = useExpelledParties(agreement);
  const canRemove = isOpen && state !== "proposed" && member !== undefined && expelled.length > 0;
  if (!isOpen || (!isOurs && state !== "proposed" && !canRemove)) return null;
  return (
    <Panel title={say("actions")} landing>
      <Stack gap="sm">
        {isOurs && <p className={classes.quiet}>{say("actingFor", { member: memberName(party.member) })}</p>}
        {isOurs && state === "proposed" && <SigningButtons agreement={agreement} party={party} />}
        {state === "proposed" && <RelayButton />}
        {isOurs && state !== "proposed" && <LeavingButtons agreement={agreement} party={party} />}
        {canRemove && expelled.map((one) => <RemoveButton key={one} agreement={agreement.agreement} expelled={one} />)}
      </Stack>
    </Panel>
  );
}

/** Parties that were expelled and are bound nevertheless, because nobody has said so here. */
function useExpelledParties({ parties }: AgreementRecord): number[] {
  const members = useMembers();
  const isExpelled = (party: number) =>
    members.data?.some(({ member, standing }) => member === party && standing === "expelled") ?? false;
  return parties.flatMap(({ member, leavesAt }) => (leavesAt === null && isExpelled(member) ? [member] : []));
}

function RemoveButton({ agreement, expelled }: { agreement: number; expelled: number }) {
  const say = useWords(keyWords);
  const memberName = useMemberName();
  const submission = useSubmit({ refresh: ["alliance"] });
  return (
    <Group>
      <SubmitButton
        variant="default"
        submission={submission}
        run={(ledger) => removeExpelled(ledger, agreement, expelled)}
        done={say("removeDone")}
      >
        {say("removeExpelled", { member: memberName(expelled) })}
      </SubmitButton>
    </Group>
  );
}

type PartyProps = { agreement: AgreementRecord; party: PartyRecord };

function SigningButtons({ agreement: { agreement }, party: { member, signedAt } }: PartyProps) {
  const say = useWords(agreementWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  const need = { office: "administrator", at: member } as const;
  if (signedAt !== null) {
    return (
      <SubmitButton
        variant="default"
        submission={submission}
        need={need}
        run={(ledger) => retractSignature(ledger, agreement, member)}
        done={say("retractDone")}
      >
        {say("retract")}
      </SubmitButton>
    );
  }
  const saveSigned = (signed: SignedAgreement) =>
    download(say("paperFile", { agreement, member }), JSON.stringify(signed, null, 2), "application/json");
  return (
    <>
      <Group gap="xs">
        <SubmitButton
          submission={submission}
          need={need}
          noNotice
          run={(ledger) => signAgreementNow(ledger, agreement, member)}
          done={say("signDone")}
        >
          {say("sign")}
        </SubmitButton>
        <SubmitButton
          variant="default"
          submission={submission}
          need={need}
          noNotice
          run={async (ledger) => saveSigned(await signAgreement(ledger, agreement, member))}
          done={null}
        >
          {say("signPaper")}
        </SubmitButton>
      </Group>
      <p className={classes.quiet}>{say("signPaperHint")}</p>
      <SubmitProgress submission={submission} />
    </>
  );
}

const signedSchema = z.object({
  agreement: z.number().int(),
  member: z.number().int(),
  signer: z.string().refine((text): text is SignedAgreement["signer"] => isAccount(text)),
  signature: z.string().refine((text): text is SignedAgreement["signature"] => isHex(text)),
});

/** Anyone may bring what a party's administrator signed. */
function RelayButton() {
  const say = useWords(agreementWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  const [isBad, setBad] = useState(false);
  const bring = async (file: File) => {
    const signed = signedSchema.safeParse(parsed(await file.text()));
    setBad(!signed.success);
    if (signed.success) await submission.submit((ledger) => relayAgreement(ledger, signed.data), say("relayDone"));
  };
  return (
    <>
      <Group>
        <FileInput label={say("relay")} accept=".json,application/json" onFiles={([file]) => file && void bring(file)}>
          {(open) => (
            <Button variant="default" disabled={submission.busy} onClick={open}>
              {say("relay")}
            </Button>
          )}
        </FileInput>
      </Group>
      {isBad && (
        <p role="alert" className={classes.differs}>
          {say("badPaper")}
        </p>
      )}
      <SubmitProgress submission={submission} />
    </>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it, and the page says so.
    return undefined;
  }
}

function LeavingButtons({ agreement, party }: PartyProps) {
  const say = useWords(agreementWords);
  const span = useTimeSpan();
  const submission = useSubmit({ refresh: ["alliance"] });
  if (party.leavesAt !== null) return null;
  return (
    <>
      <Group gap="xs">
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/alliance/agreements/new" search={{ amends: agreement.agreement }} {...props} />
          )}
        >
          {say("amend")}
        </Button>
        <SubmitButton
          color="red"
          variant="outline"
          submission={submission}
          need={{ office: "administrator", at: party.member }}
          noNotice
          run={(ledger) => withdrawFromAgreement(ledger, agreement.agreement, party.member)}
          done={say("withdrawDone")}
        >
          {say("withdraw")}
        </SubmitButton>
      </Group>
      <p className={classes.quiet}>{say("withdrawText", { notice: span(agreement.noticeSeconds) })}</p>
      <SubmitProgress submission={submission} />
    </>
  );
}
