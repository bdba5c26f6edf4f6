/** Records that other gateways delivered for recognition, to be taken from the vault. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { listDeliveries, openDelivery } from "../../../client/delivery.ts";
import { formatTime } from "../../../client/format.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import { useDesk, useLedger } from "../shell/ledger.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { useVaultQuery } from "../shell/vault.tsx";
import classes from "./recognition.module.css";
import { requestWords } from "./recognition-request-words.ts";

/** The newest; older ones can be taken from their own page as a file. */
const mostShown = 20;

type DeliveredProps = { member: number; onBrought: (presentations: readonly Presentation[]) => void };

/** Nothing where nothing was delivered. */
export function RecognitionDelivered({ member, onBrought }: DeliveredProps) {
  const say = useWords(requestWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const ledger = useLedger();
  const { sessions } = useDesk();
  const [problem, setProblem] = useState<unknown>();
  const received = useVaultQuery(["delivery", "for-recognition", member], (signed) =>
    listDeliveries(signed, { member, direction: "received" }, { limit: mostShown }),
  );
  const kept = received.data?.items.filter(({ state, purpose }) => state === "delivered" && purpose === "recognition");
  const take = async (deliveryId: string) => {
    setProblem(undefined);
    try {
      const { records } = await sessions.within(ledger, () => openDelivery(ledger, member, deliveryId));
      onBrought((records ?? []).map(({ presentation }) => presentation));
    } catch (error) {
      setProblem(error);
    }
  };
  if (kept === undefined || kept.length === 0) return null;
  return (
    <>
      <p className={classes.quiet}>{say("delivered")}</p>
      <ul className={classes.list}>
        {kept.map(({ deliveryId, from, count, sentAt }) => (
          <li key={deliveryId} className={classes.row}>
            <span className={classes.grow}>
              {say("deliveredFrom", { member: memberName(from), count, time: formatTime(sentAt, language) })}
            </span>
            <Button size="xs" variant="default" onClick={() => void take(deliveryId)}>
              {say("take")}
            </Button>
          </li>
        ))}
      </ul>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
