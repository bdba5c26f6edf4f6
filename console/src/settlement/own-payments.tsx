/** A bursar's several payments of a cycle in one go: references typed in a row, receipts ticked off. */
import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { formatMoney } from "../../../client/format.ts";
import type { Ledger } from "../../../client/ledger.ts";
import { confirmPayment, reportPayment } from "../../../client/settlement.ts";
import type { CycleRecord, PaymentRecord } from "../../../server/settlement/records.ts";
import { useActor } from "../shell/actor.ts";
import { Panel } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { cycleWords } from "./cycle-words.ts";
import { longestReferenceBytes, referenceBytes } from "./report-dialog.tsx";
import classes from "./settlement.module.css";

export function OwnPayments({ cycle }: { cycle: CycleRecord }) {
  const { member, holds } = useActor();
  if (member === undefined || cycle.status !== "netted" || !holds({ office: "bursar" })) return null;
  const mine = member.member;
  const toReport = cycle.payments.filter(({ status, payer }) => status === "proposed" && payer === mine);
  const toConfirm = cycle.payments.filter(({ status, payee }) => status === "reported" && payee === mine);
  return (
    <>
      <ReportSeveral cycle={cycle.cycle} payments={toReport} member={mine} />
      <ConfirmSeveral cycle={cycle.cycle} payments={toConfirm} member={mine} />
    </>
  );
}

type SeveralProps = { cycle: number; payments: readonly PaymentRecord[]; member: number };

function ReportSeveral({ cycle, payments: waiting, member }: SeveralProps) {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const several = useSeveral();
  const payments = several.atWork ?? waiting;
  const [references, setReferences] = useState<Readonly<Record<number, string>>>({});
  const typed = (payment: PaymentRecord) => references[payment.payment]?.trim() ?? "";
  const filled = payments.filter((payment) => typed(payment) !== "");
  const tooLong = filled.some((payment) => referenceBytes(typed(payment)) > longestReferenceBytes);
  if (!several.isShownFor(payments)) return null;
  return (
    <Panel title={say("toReport", { count: payments.length })} className={classes.top}>
      <p className={classes.note}>{say("toReportText")}</p>
      {payments.map((payment) => {
        const said = {
          payee: memberName(payment.payee),
          amount: formatMoney(payment.amountMinor, language),
        };
        return (
          <div key={payment.payment} className={classes.several}>
            <span className={classes.parties}>{said.payee}</span>
            <b className={classes.amount}>{said.amount}</b>
            <TextInput
              size="xs"
              aria-label={say("referenceFor", said)}
              placeholder={say("reference")}
              value={references[payment.payment] ?? ""}
              error={referenceBytes(typed(payment)) > longestReferenceBytes && say("referenceHint")}
              onChange={(event) => setReferences({ ...references, [payment.payment]: event.currentTarget.value })}
            />
          </div>
        );
      })}
      <div className={classes.send}>
        <SubmitButton
          submission={several.submission}
          need={{ office: "bursar", at: member }}
          disabled={filled.length === 0 || tooLong}
          run={several.run(filled, (ledger, payment) => reportPayment(ledger, cycle, payment.payment, typed(payment)))}
          done={say("reportedSeveral", { count: filled.length })}
        >
          {filled.length === 0 ? say("report") : say("reportSeveral", { count: filled.length })}
        </SubmitButton>
        <SoFar {...several.sent} />
      </div>
    </Panel>
  );
}

function ConfirmSeveral({ cycle, payments: waiting, member }: SeveralProps) {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const several = useSeveral();
  const payments = several.atWork ?? waiting;
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const arrived = payments.filter(({ payment }) => ticked.has(payment));
  const every = arrived.length === payments.length;
  const tick = (payment: number, on: boolean) =>
    setTicked(new Set(on ? [...ticked, payment] : [...ticked].filter((one) => one !== payment)));
  if (!several.isShownFor(payments)) return null;
  return (
    <Panel title={say("toConfirm", { count: payments.length })} className={classes.top}>
      <p className={classes.note}>{say("toConfirmText")}</p>
      {payments.map(({ payment, payer, amountMinor, bankReference }) => (
        <div key={payment} className={classes.several}>
          <Checkbox
            className={classes.parties}
            label={`${memberName(payer)} · ${bankReference}`}
            checked={ticked.has(payment)}
            onChange={(event) => tick(payment, event.currentTarget.checked)}
          />
          <b className={classes.amount}>{formatMoney(amountMinor, language)}</b>
        </div>
      ))}
      <div className={classes.send}>
        <Checkbox
          label={say("everyOne")}
          checked={every}
          indeterminate={!every && arrived.length > 0}
          onChange={() => setTicked(new Set(every ? [] : payments.map(({ payment }) => payment)))}
        />
        <SubmitButton
          submission={several.submission}
          need={{ office: "bursar", at: member }}
          disabled={arrived.length === 0}
          run={several.run(arrived, (ledger, { payment }) => confirmPayment(ledger, cycle, payment))}
          done={say("confirmedSeveral", { count: arrived.length })}
        >
          {arrived.length === 0 ? say("confirm") : say("confirmSeveral", { count: arrived.length })}
        </SubmitButton>
        <SoFar {...several.sent} />
      </div>
    </Panel>
  );
}

type Act = (ledger: Ledger, payment: PaymentRecord) => Promise<unknown>;

/**
 * One transaction after the other; where one is refused, those before it stand. The live feed takes away each payment
 * that is done: the list stays as it was until the last one, and the panel until what was refused has been read.
 */
function useSeveral() {
  const submission = useSubmit({ refresh: ["settlement"] });
  const [atWork, setAtWork] = useState<readonly PaymentRecord[]>();
  const [sent, setSent] = useState({ done: 0, total: 0 });
  const run = (payments: readonly PaymentRecord[], act: Act) => async (ledger: Ledger) => {
    setAtWork(payments);
    try {
      for (const [at, payment] of payments.entries()) {
        setSent({ done: at, total: payments.length });
        await act(ledger, payment);
      }
    } finally {
      setSent({ done: 0, total: 0 });
      setAtWork(undefined);
    }
  };
  const isShownFor = ({ length }: readonly PaymentRecord[]) =>
    length > 1 || submission.busy || submission.problem !== undefined;
  return { submission, sent, run, atWork, isShownFor };
}

function SoFar({ done, total }: { done: number; total: number }) {
  const say = useWords(cycleWords);
  return total > 1 ? <span role="status">{say("sentSoFar", { done, total })}</span> : null;
}
