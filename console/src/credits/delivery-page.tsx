import { Button } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { cancelDelivery, openDelivery, presentationFile, retryDelivery } from "../../../client/delivery.ts";
import { problemOf } from "../../../client/delivery-words.ts";
import { formatTime } from "../../../client/format.ts";
import type { DeliveryRecord, OpenedDelivery, ReceivedRecord } from "../../../server/delivery/records.ts";
import { purposeWords } from "../../../server/delivery/words.ts";
import { useActor } from "../shell/actor.ts";
import { download } from "../shell/download.ts";
import { Facts, PageHeading, Panel, Refused } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { UnlockVault, useVaultQuery, useVaultUnlocked } from "../shell/vault.tsx";
import { DeliveryErasureDialog } from "./delivery-erasure-dialog.tsx";
import { DeliveryBadge } from "./delivery-labels.tsx";
import { ReceiptPanel } from "./delivery-receipt.tsx";
import { ReceivedTable } from "./delivery-records.tsx";
import { deliveryWords } from "./delivery-words.ts";
import classes from "./record.module.css";
import { shortId } from "./record-labels.tsx";
import { useReadableVault } from "./vault-reads.ts";

const route = getRouteApi("/credits/deliveries/$deliveryId");

export function DeliveryPage() {
  const say = useWords(deliveryWords);
  const { deliveryId } = route.useParams();
  const actor = useActor();
  const member = useReadableVault();
  const unlocked = useVaultUnlocked();
  const [, setUnlockedAt] = useState(0);
  const opened = useVaultQuery(
    ["deliveries", "one", member, deliveryId],
    (ledger) => openDelivery(ledger, member ?? 0, deliveryId),
    member !== undefined,
  );
  return (
    <>
      <Link to="/credits/deliveries" className={classes.back}>
        ← {say("back")}
      </Link>
      {actor.ready && member === undefined && (
        <Panel title={say("title")}>
          <Refused need={{ office: "registrar" }} />
        </Panel>
      )}
      {member !== undefined && !unlocked && <UnlockVault onUnlocked={() => setUnlockedAt(Date.now())} />}
      {opened.isError && <ProblemNotice problem={opened.error} onRetry={() => void opened.refetch()} />}
      {member !== undefined && opened.data?.delivery.deliveryId === deliveryId && (
        <Delivery member={member} opened={opened.data} />
      )}
    </>
  );
}

function Delivery({ member, opened }: { member: number; opened: OpenedDelivery }) {
  const say = useWords(deliveryWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const { delivery, records, recordIds } = opened;
  const { direction, from, to, count, purpose } = delivery;
  return (
    <>
      <PageHeading
        title={
          direction === "sent"
            ? say("headingSent", { member: memberName(to) })
            : say("heading", { member: memberName(from) })
        }
        beside={<DeliveryBadge state={delivery.state} />}
        subtitle={`${say("recordsIn", { count })} · ${purposeWords[purpose][language]}`}
      >
        <Actions member={member} delivery={delivery} records={records} />
      </PageHeading>
      {records !== null && <Received records={records} />}
      {delivery.erasedAt !== null && (
        <Panel className={classes.below}>{say("erasedAt", { at: formatTime(delivery.erasedAt, language) })}</Panel>
      )}
      <div className={classes.columns}>
        <DeliveryFacts delivery={delivery} recordIds={recordIds} />
        <ReceiptPanel delivery={delivery} />
      </div>
    </>
  );
}

function Received({ records }: { records: readonly ReceivedRecord[] }) {
  const say = useWords(deliveryWords);
  const changed = records.filter(({ onArrival, now }) => onArrival !== now).length;
  return (
    <Panel title={say("records")} className={classes.below}>
      {changed > 0 && <p role="status">{say("changedSince", { count: changed })}</p>}
      <ReceivedTable records={records} />
    </Panel>
  );
}

type ActionsProps = { member: number; delivery: DeliveryRecord; records: readonly ReceivedRecord[] | null };

function Actions({ member, delivery: { deliveryId, state, direction }, records }: ActionsProps) {
  const say = useWords(deliveryWords);
  const navigate = useNavigate();
  const submission = useSubmit({ refresh: ["deliveries"], vault: true });
  const [erasing, setErasing] = useState(false);
  const need = { office: "registrar", at: member } as const;
  const save = () => {
    const presentations = (records ?? []).map(({ presentation }) => presentation);
    download(say("file", { id: shortId(deliveryId) }), presentationFile(presentations), "application/json");
  };
  return (
    <>
      {direction === "sent" && state === "waiting" && (
        <>
          <SubmitButton
            submission={submission}
            need={need}
            variant="default"
            noNotice
            run={(ledger) => cancelDelivery(ledger, member, deliveryId)}
            done={say("cancelled")}
          >
            {say("cancel")}
          </SubmitButton>
          <SubmitButton
            submission={submission}
            need={need}
            noNotice
            run={(ledger) => retryDelivery(ledger, member, deliveryId)}
            done={say("retried")}
          >
            {say("retry")}
          </SubmitButton>
          <SubmitProgress submission={submission} />
        </>
      )}
      {records !== null && (
        <>
          <Button variant="default" onClick={() => setErasing(true)}>
            {say("erase")}
          </Button>
          <Button variant="default" onClick={save} title={say("saveHint")}>
            {say("save")}
          </Button>
          <Button onClick={() => void navigate({ to: "/credits/recognitions/new" })}>{say("recognise")}</Button>
        </>
      )}
      {erasing && <DeliveryErasureDialog member={member} deliveryId={deliveryId} onClose={() => setErasing(false)} />}
    </>
  );
}

type FactsProps = { delivery: DeliveryRecord; recordIds: readonly string[] | null };

function DeliveryFacts({ delivery, recordIds }: FactsProps) {
  const say = useWords(deliveryWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const { deliveryId, from, to, sentAt, purpose, nextAttemptAt } = delivery;
  const met = problemOf(delivery);
  return (
    <Panel title={say("facts")}>
      <Facts
        facts={[
          [say("from"), memberName(from)],
          [say("to"), memberName(to)],
          [say("purpose"), purposeWords[purpose][language]],
          [say("sentAt"), formatTime(sentAt, language)],
          ...(met ? [[say("met"), met[language]] as const] : []),
          ...(nextAttemptAt ? [[say("nextAttempt"), formatTime(nextAttemptAt, language)] as const] : []),
          [say("deliveryId"), <code key="id">{deliveryId}</code>],
          ...(recordIds ? [[say("sentRecords"), <RecordLinks key="records" recordIds={recordIds} />] as const] : []),
        ]}
      />
    </Panel>
  );
}

function RecordLinks({ recordIds }: { recordIds: readonly string[] }) {
  return recordIds.map((recordId) => (
    <div key={recordId}>
      <Link to="/credits/records/$recordId" params={{ recordId }}>
        {shortId(recordId)}
      </Link>
    </div>
  ));
}
