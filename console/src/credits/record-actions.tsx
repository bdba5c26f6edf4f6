import { Button } from "@mantine/core";
import { useState } from "react";
import type { VaultRecord } from "../../../server/credits/records.ts";
import { type Need, useRefusal } from "../shell/actor.ts";
import { useWords } from "../shell/speech.ts";
import { AccessDialog } from "./access-dialog.tsx";
import { accessWords } from "./access-words.ts";
import { type Decision, DecisionDialog } from "./decision-dialog.tsx";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import { deliveryWords } from "./delivery-words.ts";
import { ErasureDialog } from "./erasure-dialog.tsx";
import { erasurePageWords } from "./erasure-page-words.ts";
import { RecordExport } from "./export-records.tsx";
import { recordWords } from "./record-words.ts";
import { ReplaceDialog } from "./replace-dialog.tsx";
import { ShareDialog } from "./share-dialog.tsx";

/** What the contract allows from each status. */
const allowed: Readonly<Record<VaultRecord["status"], readonly (Decision | "replace")[]>> = {
  draft: [],
  "in-force": ["suspend", "revoke", "replace"],
  suspended: ["reinstate", "revoke", "replace"],
  revoked: [],
  superseded: [],
};

export function RecordActions({ held }: { held: VaultRecord }) {
  const say = useWords(recordWords);
  const sayDelivery = useWords(deliveryWords);
  const sayAccess = useWords(accessWords);
  const sayErasure = useWords(erasurePageWords);
  const need: Need = { office: "registrar", at: held.record.issuer };
  const why = useRefusal()(need);
  const [dialog, setDialog] = useState<Decision | "replace" | "share" | "erase" | "send" | "access">();
  const close = () => setDialog(undefined);
  return (
    <>
      {allowed[held.status].map((action) => (
        <Button
          key={action}
          variant="default"
          disabled={why !== undefined}
          title={why}
          onClick={() => setDialog(action)}
        >
          {say(action)}
        </Button>
      ))}
      <Button variant="default" onClick={() => setDialog("erase")}>
        {sayErasure("erase")}
      </Button>
      {held.sequence !== null && <RecordExport held={held} />}
      {held.sequence !== null && (
        <Button variant="default" disabled={why !== undefined} title={why} onClick={() => setDialog("send")}>
          {sayDelivery("send")}
        </Button>
      )}
      {held.sequence !== null && (
        <Button variant="default" onClick={() => setDialog("access")}>
          {sayAccess("give")}
        </Button>
      )}
      {held.sequence !== null && <Button onClick={() => setDialog("share")}>{say("share")}</Button>}
      {(dialog === "suspend" || dialog === "reinstate" || dialog === "revoke") && (
        <DecisionDialog decision={dialog} held={held} onClose={close} />
      )}
      {dialog === "replace" && <ReplaceDialog held={held} onClose={close} />}
      {dialog === "erase" && <ErasureDialog held={held} onClose={close} />}
      {dialog === "send" && <DeliveryDialog held={held} onClose={close} />}
      {dialog === "access" && <AccessDialog record={held.record} onClose={close} />}
      {dialog === "share" && <ShareDialog held={held} onClose={close} />}
    </>
  );
}
