import { TextInput } from "@mantine/core";
import { useState } from "react";
import { formatMoney } from "../../../client/format.ts";
import { reportPayment } from "../../../client/settlement.ts";
import type { PaymentRecord } from "../../../server/settlement/records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { cycleWords } from "./cycle-words.ts";

/** As the contract has it, in bytes of UTF-8. */
export const longestReferenceBytes = 64;

export function referenceBytes(reference: string): number {
  return new TextEncoder().encode(reference.trim()).length;
}

type ReportDialogProps = { cycle: number; payment: PaymentRecord; onClose: () => void };

export function ReportDialog({ cycle, payment, onClose }: ReportDialogProps) {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const submission = useSubmit({ refresh: ["settlement"] });
  const [reference, setReference] = useState("");
  const text = reference.trim();
  const bytes = referenceBytes(text);
  const said = { payee: memberName(payment.payee), amount: formatMoney(payment.amountMinor, language) };
  return (
    <Dialog onClose={onClose} title={say("reportTitle")}>
      <p style={{ margin: 0 }}>{say("reportText", said)}</p>
      <TextInput
        label={say("reference")}
        description={say("referenceHint")}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        error={bytes > longestReferenceBytes && say("referenceHint")}
        data-autofocus
      />
      <SubmitButton
        submission={submission}
        need={{ office: "bursar", at: payment.payer }}
        disabled={bytes === 0 || bytes > longestReferenceBytes}
        run={(ledger) => reportPayment(ledger, cycle, payment.payment, text)}
        done={say("reportDone", said)}
        onDone={onClose}
      >
        {say("report")}
      </SubmitButton>
    </Dialog>
  );
}
