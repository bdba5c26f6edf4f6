/** One resource: what it is, how and for how much it is booked, and what lies ahead. */
import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { formatDate } from "../../../client/format.ts";
import { formatPrice } from "../../../client/rates.ts";
import type { ResourceRecord } from "../../../server/resources/records.ts";
import { useActor } from "../shell/actor.ts";
import { Facts, Panel, StateBadge } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import table from "../shell/table.module.css";
import { BookingDialog } from "./booking-dialog.tsx";
import { BookingDrawer } from "./booking-drawer.tsx";
import { catalogueWords } from "./catalogue-words.ts";
import { categoryName } from "./categories.ts";
import { hoursOf } from "./days.ts";
import { useNames, useRates, useResource } from "./queries.ts";
import { ResourceAhead, ResourceBookings } from "./resource-bookings.tsx";
import { StewardDesk } from "./resource-desk.tsx";
import classes from "./resource-page.module.css";
import { RoomHeading } from "./room.tsx";
import { useOpeningHours } from "./rules-line.tsx";

const route = getRouteApi("/resources/$resource");

export function ResourcePage() {
  const { resource: id } = route.useParams();
  const resource = useResource(Number(id));
  if (resource.isError) {
    return (
      <>
        <RoomHeading />
        <ProblemNotice problem={resource.error} />
      </>
    );
  }
  return resource.data ? <ResourceView resource={resource.data} /> : <RoomHeading />;
}

function ResourceView({ resource }: { resource: ResourceRecord }) {
  const say = useWords(catalogueWords);
  const [language] = useLanguage();
  const names = useNames();
  const { holds } = useActor();
  const [booking, setBooking] = useState(false);
  const [open, setOpen] = useState<string>();
  const { description, owner, state } = resource;
  const withdrawn = state === "withdrawn";
  const subtitle = (
    <>
      {names(owner)} {withdrawn && <StateBadge tone="neutral">{say("withdrawnState")}</StateBadge>}
    </>
  );
  return (
    <>
      <RoomHeading title={nameIn(language, description)} subtitle={subtitle}>
        {holds({ office: "researcher" }) && !withdrawn && (
          <Button onClick={() => setBooking(true)}>{say("bookThis")}</Button>
        )}
      </RoomHeading>
      <div className={classes.columns}>
        <div className={classes.column}>
          <About resource={resource} />
          <Rates resource={resource} />
          {holds({ office: "steward", at: owner }) && <StewardDesk resource={resource} />}
        </div>
        <div className={classes.column}>
          <ResourceAhead resource={resource} onOpen={setOpen} />
          <ResourceBookings resource={resource.resource} onOpen={setOpen} />
        </div>
      </div>
      {booking && <BookingDialog picked={{ resource: resource.resource }} onClose={() => setBooking(false)} />}
      <BookingDrawer booking={open} onClose={() => setOpen(undefined)} />
    </>
  );
}

function About({ resource }: { resource: ResourceRecord }) {
  const say = useWords(catalogueWords);
  const [language] = useLanguage();
  const hours = useOpeningHours();
  const { description, rules, publishedAt } = resource;
  return (
    <Panel title={say("about")}>
      <Facts
        facts={[
          [say("otherName"), language === "zh-CN" ? description.nameEn : description.nameZh],
          [say("category"), categoryName(description.category, language)],
          [say("location"), description.location || "—"],
          [
            say("purchaseValue"),
            description.purchaseValueMinor === "0" ? "—" : formatPrice(description.purchaseValueMinor, language),
          ],
          [say("openingHours"), hours(rules)],
          [
            say("bookingLength"),
            say("hoursFromTo", { shortest: hoursOf(rules.shortest), longest: hoursOf(rules.longest) }),
          ],
          [say("ahead"), say("daysAhead", { count: rules.horizonDays })],
          [say("approval"), say(rules.needsApproval ? "withApproval" : "atOnce")],
          [say("publishedOn"), formatDate(publishedAt, language)],
        ]}
      />
    </Panel>
  );
}

/** Rate versions: what was booked keeps the one it was booked under. */
function Rates({ resource }: { resource: ResourceRecord }) {
  const say = useWords(catalogueWords);
  const [language] = useLanguage();
  const rates = useRates(resource.resource);
  return (
    <Panel title={say("rates")}>
      <table className={`${table.table} ${classes.rates}`}>
        <thead>
          <tr>
            <th scope="col">{say("version")}</th>
            <th scope="col" className={table.number}>
              {say("for.own")}
            </th>
            <th scope="col" className={table.number}>
              {say("for.member")}
            </th>
            <th scope="col" className={table.number}>
              {say("for.enterprise")}
            </th>
          </tr>
        </thead>
        <tbody>
          {(rates.data ?? []).map(({ version, rate, since }) => (
            <tr key={version} className={version === resource.rateVersion ? table.strong : table.quiet}>
              <td>{say("versionSince", { version, date: formatDate(since, language) })}</td>
              <td className={table.number}>{formatPrice(rate.own, language)}</td>
              <td className={table.number}>{formatPrice(rate.member, language)}</td>
              <td className={table.number}>{formatPrice(rate.enterprise, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rates.isError && <ProblemNotice problem={rates.error} />}
    </Panel>
  );
}
