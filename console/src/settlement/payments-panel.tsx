/** The transfers that settle a cycle: proposed before netting, then reported by payers and confirmed by payees. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { formatMoney, formatTime } from "../../../client/format.ts";
import { confirmPayment, type PaymentProposal } from "../../../client/settlement.ts";
import type { CycleDetail, PaymentRecord } from "../../../server/settlement/records.ts";
import { useActor } from "../shell/actor.ts";
import { Panel, StateBadge } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { cycleWords } from "./cycle-words.ts";
import { ReportDialog } from "./report-dialog.tsx";
import classes from "./settlement.module.css";
import { settlementWords } from "./words.ts";

export function PaymentsPanel({ cycle }: { cycle: CycleDetail }) {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const { member } = useActor();
  const { status, payments, proposal, grossMinor, netMinor } = cycle;
  if (status === "open") {
    return (
      <Panel title={say("transfersToCome")}>
        <p className={classes.note}>{say("afterCutOff")}</p>
      </Panel>
    );
  }
  const netted = status !== "cut-off";
  const count = netted ? payments.length : proposal.length;
  return (
    <Panel title={say(status === "cut-off" || status === "netted" ? "transfers" : "transfersPaid", { count })}>
      <p className={classes.note}>
        {count === 0
          ? say("noTransfers")
          : say("saved", { gross: formatMoney(grossMinor, language), net: formatMoney(netMinor, language) })}{" "}
        {!netted && say("proposalNote")}
      </p>
      {netted ? (
        <ul className={classes.payments}>
          {oursFirst(payments, member?.member).map((payment) => (
            <Payment key={payment.payment} cycle={cycle} payment={payment} />
          ))}
        </ul>
      ) : (
        <Proposal proposal={proposal} />
      )}
    </Panel>
  );
}

function oursFirst(payments: readonly PaymentRecord[], member: number | undefined): PaymentRecord[] {
  const rank = ({ payer, payee }: PaymentRecord) => (payer === member || payee === member ? 0 : 1);
  return payments.toSorted((one, other) => rank(one) - rank(other));
}

export function Proposal({ proposal }: { proposal: readonly PaymentProposal[] }) {
  return (
    <ul className={classes.payments}>
      {proposal.map((payment) => (
        <li key={`${payment.payer} ${payment.payee}`} className={classes.payment}>
          <Parties {...payment} />
        </li>
      ))}
    </ul>
  );
}

function Parties({ payer, payee, amountMinor }: PaymentProposal) {
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (
    <>
      <span className={classes.parties}>
        {memberName(payer)} → {memberName(payee)}
      </span>
      <b className={classes.amount}>{formatMoney(amountMinor, language)}</b>
    </>
  );
}

const tones = { proposed: "waiting", reported: "waiting", confirmed: "good" } as const;

function Payment({ cycle, payment }: { cycle: CycleDetail; payment: PaymentRecord }) {
  const say = useWords(settlementWords);
  const { member } = useActor();
  const ours = member !== undefined && (payment.payer === member.member || payment.payee === member.member);
  return (
    <li className={classes.payment} data-ours={ours || undefined}>
      <Parties {...payment} />
      <StateBadge tone={tones[payment.status]}>{say(`payment.${payment.status}`)}</StateBadge>
      {cycle.status === "netted" && <PaymentStep cycle={cycle.cycle} payment={payment} />}
      <Reference payment={payment} />
    </li>
  );
}

function Reference({ payment: { bankReference, reportedAt, confirmedAt } }: { payment: PaymentRecord }) {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const at = confirmedAt ?? reportedAt;
  if (bankReference === null || at === null) return null;
  return (
    <span className={classes.reference}>
      {say("reference")} {bankReference} · {formatTime(at, language)}
    </span>
  );
}

/** What the bursar of either side does next with a payment. */
function PaymentStep({ cycle, payment }: { cycle: number; payment: PaymentRecord }) {
  const say = useWords(cycleWords);
  const { holds } = useActor();
  const [language] = useLanguage();
  const memberName = useMemberName();
  const [reporting, setReporting] = useState(false);
  const submission = useSubmit({ refresh: ["settlement"] });
  const payee = { office: "bursar", at: payment.payee } as const;
  // Again until it is confirmed, so that a wrong reference can be corrected.
  const reportable = payment.status === "proposed" || (payment.status === "reported" && !holds(payee));
  if (reportable && holds({ office: "bursar", at: payment.payer })) {
    return (
      <>
        <Button
          size="xs"
          variant={payment.status === "proposed" ? "filled" : "default"}
          onClick={() => setReporting(true)}
        >
          {say(payment.status === "proposed" ? "report" : "reportAgain")}
        </Button>
        {reporting && <ReportDialog {...{ cycle, payment }} onClose={() => setReporting(false)} />}
      </>
    );
  }
  if (payment.status !== "reported" || !holds(payee)) return null;
  return (
    <SubmitButton
      size="xs"
      submission={submission}
      need={payee}
      run={(ledger) => confirmPayment(ledger, cycle, payment.payment)}
      done={say("confirmDone", {
        payer: memberName(payment.payer),
        amount: formatMoney(payment.amountMinor, language),
      })}
    >
      {say("confirm")}
    </SubmitButton>
  );
}
