import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { findingWords } from "../../../client/delivery-words.ts";
import { formatTime } from "../../../client/format.ts";
import type { DeliveryReceipt, DeliveryRecord } from "../../../server/delivery/records.ts";
import { download } from "../shell/download.ts";
import { useLedger } from "../shell/ledger.tsx";
import { Facts, Nothing, Panel, StateBadge } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { deliveryWords } from "./delivery-words.ts";
import classes from "./record.module.css";
import { shortId } from "./record-labels.tsx";

/** The receipt of a delivery, checked here against the registry on the chain. */
export function ReceiptPanel({ delivery }: { delivery: DeliveryRecord }) {
  const say = useWords(deliveryWords);
  const { deliveryId, receipt, signedReceipt } = delivery;
  if (receipt === null || signedReceipt === null) {
    return (
      <Panel title={say("receipt")}>
        <Nothing>{say("noReceipt")}</Nothing>
      </Panel>
    );
  }
  const save = () =>
    download(say("receiptFile", { id: shortId(deliveryId) }), `${signedReceipt}\n`, "application/jose");
  const button = (
    <Button size="xs" variant="default" onClick={save}>
      {say("saveReceipt")}
    </Button>
  );
  return (
    <Panel title={say("receipt")} aside={button}>
      <Checked receipt={receipt} signed={signedReceipt} />
    </Panel>
  );
}

function Checked({ receipt, signed }: { receipt: DeliveryReceipt; signed: string }) {
  const say = useWords(deliveryWords);
  const [language] = useLanguage();
  const ledger = useLedger();
  const verdict = useQuery({
    queryKey: ["vault", "receipt", signed],
    queryFn: async () => {
      // Signatures are verified here only: the code for it comes when it is needed.
      const { verifyReceipt } = await import("../../../client/delivery-receipt.ts");
      return verifyReceipt(ledger, signed);
    },
  });
  const { finding, key } = verdict.data ?? {};
  return (
    <>
      {verdict.isPending && <p role="status">{say("checking")}</p>}
      {verdict.isError && <ProblemNotice problem={verdict.error} onRetry={() => void verdict.refetch()} />}
      {finding !== undefined && (
        <p className={classes.finding}>
          <StateBadge tone={finding === "valid" ? "good" : "bad"}>{finding === "valid" ? "✓" : "✗"}</StateBadge>{" "}
          {findingWords[finding][language]}
        </p>
      )}
      <Facts
        facts={[
          [say("receivedAt"), formatTime(receipt.receivedAt, language)],
          [say("block"), receipt.block.number.toLocaleString(language)],
          [say("content"), <code key="content">{receipt.contentSha256}</code>],
          ...(key ? [[say("key"), <code key="key">{key}</code>] as const] : []),
        ]}
      />
    </>
  );
}
