/** Records that other universities delivered to this one. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { listDeliveries, openDelivery } from "../../../client/delivery.ts";
import { formatTime } from "../../../client/format.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import type { DeliveryRecord } from "../../../server/delivery/records.ts";
import { useDesk, useLedger } from "../shell/ledger.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { useVaultQuery } from "../shell/vault.tsx";
import classes from "./transcript.module.css";
import { transcriptWords } from "./transcript-words.ts";

const mostListed = 50;

type TranscriptReceivedProps = {
  member: number;
  onAdd: (presentations: readonly Presentation[]) => number;
};

/** Nothing where none was received. */
export function TranscriptReceived({ member, onAdd }: TranscriptReceivedProps) {
  const say = useWords(transcriptWords);
  const received = useVaultQuery(["deliveries", member, "received", "transcript"], async (ledger) => {
    const { items } = await listDeliveries(ledger, { member, direction: "received" }, { limit: mostListed });
    return items.filter(({ state }) => state === "delivered");
  });
  if (received.isError) return <ProblemNotice problem={received.error} onRetry={() => void received.refetch()} />;
  if (!received.data?.length) return null;
  return (
    <div>
      <b>{say("received")}</b>
      <ul className={classes.found}>
        {received.data.map((one) => (
          <Received key={one.deliveryId} delivery={one} member={member} onAdd={onAdd} />
        ))}
      </ul>
    </div>
  );
}

function Received({ delivery, member, onAdd }: TranscriptReceivedProps & { delivery: DeliveryRecord }) {
  const say = useWords(transcriptWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const ledger = useLedger();
  const { sessions } = useDesk();
  const [isTaken, setTaken] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const take = async () => {
    setProblem(undefined);
    try {
      const opened = await sessions.within(ledger, () => openDelivery(ledger, member, delivery.deliveryId));
      onAdd((opened.records ?? []).map(({ presentation }) => presentation));
      setTaken(true);
    } catch (error) {
      setProblem(error);
    }
  };
  const name = say("receivedFrom", { university: memberName(delivery.from), count: delivery.count });
  return (
    <li>
      <div className={classes.row}>
        <span>
          {name} <span className={classes.quiet}>{formatTime(delivery.sentAt, language)}</span>
        </span>
        <Button
          size="xs"
          variant="default"
          disabled={isTaken}
          aria-label={isTaken ? `${say("added")} ${name}` : say("addNamed", { name })}
          onClick={() => void take()}
        >
          {say(isTaken ? "added" : "add")}
        </Button>
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </li>
  );
}
