import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { useState } from "react";
import { eraseDelivery } from "../../../client/delivery.ts";
import { type ErasureReason, erasureReasons } from "../../../server/credits/erasure-records.ts";
import { erasureReasonWords } from "../../../server/credits/erasure-words.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { shellWords } from "../shell/words.ts";
import { deliveryWords } from "./delivery-words.ts";

type DeliveryErasureDialogProps = { member: number; deliveryId: string; onClose: () => void };

export function DeliveryErasureDialog({ member, deliveryId, onClose }: DeliveryErasureDialogProps) {
  const say = useWords(deliveryWords);
  const sayShell = useWords(shellWords);
  const [language] = useLanguage();
  const submission = useSubmit({ refresh: ["deliveries"], vault: true });
  const [reason, setReason] = useState<ErasureReason>("retention-ended");
  return (
    <Dialog onClose={onClose} title={say("erase")} closeOnClickOutside={!submission.busy}>
      <Text size="sm">{say("eraseText")}</Text>
      <NativeSelect
        label={say("eraseReason")}
        value={reason}
        data={erasureReasons.map((value) => ({ value, label: erasureReasonWords[value][language] }))}
        onChange={({ currentTarget }) => setReason(erasureReasons.find((one) => one === currentTarget.value) ?? reason)}
      />
      <SubmitProgress submission={submission} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} disabled={submission.busy}>
          {sayShell("cancel")}
        </Button>
        <SubmitButton
          submission={submission}
          color="red"
          need={{ office: "registrar", at: member }}
          noNotice
          run={(ledger) => eraseDelivery(ledger, { member, deliveryId, reason })}
          done={say("erased")}
          onDone={onClose}
        >
          {say("erase")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}
