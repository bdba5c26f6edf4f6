import { SegmentedControl } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { listDeliveries } from "../../../client/delivery.ts";
import { formatTime } from "../../../client/format.ts";
import type { DeliveryRecord } from "../../../server/delivery/records.ts";
import { purposeWords } from "../../../server/delivery/words.ts";
import { useActor } from "../shell/actor.ts";
import { Pager, useCursor } from "../shell/pager.tsx";
import { Nothing, Panel, Refused } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { UnlockVault, useVaultQuery, useVaultUnlocked } from "../shell/vault.tsx";
import classes from "./credits.module.css";
import { CreditsHeading } from "./credits-heading.tsx";
import { DeliveryBadge } from "./delivery-labels.tsx";
import { deliveryWords } from "./delivery-words.ts";
import { useReadableVault } from "./vault-reads.ts";

const route = getRouteApi("/credits/deliveries");
const deliveriesOnPage = 12;
const waitingMilliseconds = 5_000;

export function DeliveryListPage() {
  const say = useWords(deliveryWords);
  const actor = useActor();
  const member = useReadableVault();
  const unlocked = useVaultUnlocked();
  const [, setUnlockedAt] = useState(0);
  return (
    <>
      <CreditsHeading subtitle={say("hint")} />
      {actor.ready && member === undefined && (
        <Panel title={say("title")}>
          <Refused need={{ office: "registrar" }} />
        </Panel>
      )}
      {member !== undefined && !unlocked && <UnlockVault onUnlocked={() => setUnlockedAt(Date.now())} />}
      {member !== undefined && unlocked && <Deliveries key={member} member={member} />}
    </>
  );
}

function Deliveries({ member }: { member: number }) {
  const say = useWords(deliveryWords);
  const { direction } = route.useSearch();
  const navigate = route.useNavigate();
  const cursor = useCursor();
  const { restart } = cursor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice begins on its first page
  useEffect(restart, [direction]);
  const deliveries = useVaultQuery(["deliveries", member, direction, cursor.after], (ledger) =>
    listDeliveries(ledger, { member, direction }, { limit: deliveriesOnPage, after: cursor.after }),
  );
  const { refetch } = deliveries;
  const isWaiting = deliveries.data?.items.some(({ state }) => state === "waiting") === true;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => void refetch(), waitingMilliseconds);
    return () => clearInterval(timer);
  }, [isWaiting, refetch]);
  return (
    <>
      <SegmentedControl
        mb="sm"
        aria-label={say("direction")}
        data={[
          { value: "all", label: say("all") },
          { value: "received", label: say("received") },
          { value: "sent", label: say("sent") },
        ]}
        value={direction ?? "all"}
        onChange={(value) =>
          void navigate({ search: { direction: value === "sent" || value === "received" ? value : undefined } })
        }
      />
      {deliveries.isError && <ProblemNotice problem={deliveries.error} onRetry={() => void refetch()} />}
      {deliveries.data?.items.length === 0 && (
        <Panel>
          <Nothing>{say("none")}</Nothing>
        </Panel>
      )}
      {deliveries.data !== undefined && deliveries.data.items.length > 0 && (
        <DeliveryTable deliveries={deliveries.data.items} />
      )}
      <Pager cursor={cursor} next={deliveries.data?.next}>
        {say("page", { page: cursor.page + 1 })}
      </Pager>
    </>
  );
}

type DeliveryTableProps = { deliveries: readonly DeliveryRecord[] };

function DeliveryTable({ deliveries }: DeliveryTableProps) {
  return usePhone() ? <PhoneList deliveries={deliveries} /> : <DeskTable deliveries={deliveries} />;
}

function DeskTable({ deliveries }: DeliveryTableProps) {
  const say = useWords(deliveryWords);
  const [language] = useLanguage();
  return (
    <TableFrame label={say("title")}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{say("otherSide")}</th>
            <th scope="col">{say("direction")}</th>
            <th scope="col" className={tables.number}>
              {say("count")}
            </th>
            <th scope="col">{say("purpose")}</th>
            <th scope="col">{say("sentAt")}</th>
            <th scope="col">{say("state")}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((one) => (
            <tr key={one.deliveryId + one.direction} className={tables.open}>
              <td className={tables.strong}>
                <OtherSide delivery={one} />
              </td>
              <td>{say(one.direction)}</td>
              <td className={tables.number}>{one.count.toLocaleString(language)}</td>
              <td>{purposeWords[one.purpose][language]}</td>
              <td>{formatTime(one.sentAt, language)}</td>
              <td>
                <DeliveryBadge state={one.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ deliveries }: DeliveryTableProps) {
  const say = useWords(deliveryWords);
  const [language] = useLanguage();
  return (
    <ul className={classes.list}>
      {deliveries.map((one) => (
        <li key={one.deliveryId + one.direction} className={tables.open}>
          <div className={classes.listHead}>
            <b>
              <OtherSide delivery={one} />
            </b>
            <DeliveryBadge state={one.state} />
          </div>
          <div className={tables.quiet}>
            {[
              say(one.direction),
              say("recordsIn", { count: one.count }),
              purposeWords[one.purpose][language],
              formatTime(one.sentAt, language),
            ].join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}

function OtherSide({ delivery }: { delivery: DeliveryRecord }) {
  const memberName = useMemberName();
  const { deliveryId, direction, from, to } = delivery;
  return (
    <Link to="/credits/deliveries/$deliveryId" params={{ deliveryId }} className={tables.cover}>
      {memberName(direction === "sent" ? to : from)}
    </Link>
  );
}
