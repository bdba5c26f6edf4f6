/** What happened on the ledger, each event as a sentence a person understands. */
import { useQuery } from "@tanstack/react-query";
import { hexToString, isHex } from "viem";
import { formatMoney, formatTime, shorten } from "../../../client/format.ts";
import { everyItem } from "../../../client/pages.ts";
import { allianceRoles, offices } from "../../../server/alliance/records.ts";
import type { Activity } from "../../../server/api/records.ts";
import { resourceSchema, secondsPerSlot } from "../../../server/resources/records.ts";
import { useGateway } from "../shell/ledger.tsx";
import { StateBadge, type Tone } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { nameIn, type Say, useLanguage, useWords } from "../shell/speech.ts";
import { shellWords } from "../shell/words.ts";
import { ActivityLink } from "./activity-link.tsx";
import classes from "./home.module.css";
import { homeWords } from "./words.ts";

/** Badges that are not good news. */
const tones: Readonly<Record<string, Tone>> = {
  "credits.StatusChanged.1": "waiting",
  "credits.StatusChanged.2": "bad",
  "credits.StatusChanged.3": "waiting",
  "resources.BookingMade.1": "waiting",
  "resources.BookingStatusChanged.3": "bad",
  "resources.BookingStatusChanged.4": "neutral",
  "resources.BookingStatusChanged.6": "bad",
  "resources.UsageMetered.badge": "waiting",
  "resources.OutageMade.badge": "neutral",
  "settlement.LineStatusChanged.2": "bad",
  "settlement.LineStatusChanged.4": "neutral",
  "settlement.CycleCutOff.badge": "waiting",
  "settlement.PaymentReported.badge": "waiting",
  "alliance.StandingChanged.2": "waiting",
  "alliance.StandingChanged.3": "bad",
  "alliance.CredentialKeyRevoked.badge": "waiting",
};

type Values = Record<string, string>;
type SayAnything = (key: string, values?: Record<string, string | number>) => string;

export function ActivityList({ items }: { items: readonly Activity[] }) {
  const [language] = useLanguage();
  const describe = useDescription();
  return (
    <ul className={classes.activity}>
      {items.map((item) => {
        const { subject, detail, badge, tone } = describe(item);
        return (
          <li key={item.id}>
            <span className={classes.sentence}>
              <b>
                <ActivityLink item={item}>{subject}</ActivityLink>
              </b>{" "}
              <span>{detail}</span>
            </span>
            <time dateTime={item.timestamp}>{formatTime(item.timestamp, language)}</time>
            {badge !== undefined && <StateBadge tone={tone}>{badge}</StateBadge>}
          </li>
        );
      })}
    </ul>
  );
}

function useDescription() {
  const typed = useWords(homeWords);
  const values = useValues();
  return (item: Activity) => {
    const say = typed as SayAnything;
    const known = values(item);
    const name = `${item.domain}.${item.event}`;
    const status = item.arguments.status ?? item.arguments.standing;
    const badgeKey = [`${name}.${String(status)}`, `${name}.badge`].find((key) => key in homeWords.en);
    return {
      subject: subjectOf(item, known, typed),
      detail: say(`${name}.detail` in homeWords.en ? `${name}.detail` : "event.detail", known),
      badge: badgeKey && say(badgeKey),
      tone: tones[badgeKey ?? ""] ?? ("good" as const),
    };
  };
}

function subjectOf(item: Activity, known: Values, say: Say<(typeof homeWords)["en"]>): string {
  const { domain, event } = item;
  if (domain === "credits") return say("subject.records", { count: Number(item.arguments.count ?? 1) });
  if (domain === "resources") return known.resource ?? "";
  if (event === "ObligationPosted") return known.amount ?? "";
  if (event === "LineStatusChanged") return say("subject.line", known);
  if (domain === "settlement") return say("subject.cycle", known);
  if (item.arguments.proposalId !== undefined) return say("subject.proposal");
  if (item.arguments.agreement !== undefined) return say("subject.agreement", known);
  if (item.arguments.meeting !== undefined) return say("subject.meeting", known);
  if (event === "CharterAdopted") return say("subject.charter");
  if (event === "ModuleRegistered") return say("subject.contract", known);
  return known.name ?? known.role ?? known.member ?? say("subject.permissions");
}

/** The event's arguments as a person reads them: numbers of members become names, fen become money. */
function useValues(): (item: Activity) => Values {
  const [language] = useLanguage();
  const memberName = useMemberName();
  const resourceName = useResourceName();
  const sayShell = useWords(shellWords);
  return ({ event, arguments: given }) => {
    const values: Values = { event };
    for (const [name, value] of Object.entries(given)) {
      if (typeof value === "string" || typeof value === "number") values[name] = String(value);
    }
    for (const side of ["issuer", "home", "user", "owner", "member", "debtor", "creditor"]) {
      if (values[side] !== undefined) values[side] = memberName(Number(values[side]));
    }
    if (given.resource !== undefined) values.resource = resourceName(Number(given.resource));
    // The ledger counts a cycle's payments from nought, people from one.
    if (given.payment !== undefined) values.payment = String(Number(given.payment) + 1);
    if (given.number !== undefined) values.booking = `${given.resource}-${given.number}`;
    if (given.start !== undefined) {
      values.when = formatTime(new Date(Number(given.start) * secondsPerSlot * 1000), language);
    }
    const amountMinor = given.amountMinor ?? given.totalMinor;
    if (amountMinor !== undefined) values.amount = formatMoney(String(amountMinor), language);
    if (given.disputableUntil !== undefined) {
      values.until = formatTime(new Date(Number(given.disputableUntil) * 1000), language);
    }
    if (typeof given.nameZh === "string" && typeof given.nameEn === "string") {
      values.name = nameIn(language, { nameZh: given.nameZh, nameEn: given.nameEn });
    }
    if (typeof given.noticeZh === "string" && typeof given.noticeEn === "string") {
      values.notice = nameIn(language, { nameZh: given.noticeZh, nameEn: given.noticeEn });
    }
    if (typeof given.account === "string") values.account = shorten(given.account);
    if (given.offices !== undefined) {
      const held = offices
        .filter((_, bit) => (Number(given.offices) >> bit) & 1)
        .map((office) => sayShell(`office.${office}`));
      values.offices = held.join(language === "en" ? ", " : "、") || "–";
    }
    // The directory names modules by right-padded ASCII.
    if (isHex(given.module)) values.module = hexToString(given.module, { size: 32 });
    const role = Object.keys(allianceRoles).find((_, index) => index === Number(given.roleId ?? -1));
    if (role !== undefined) values.role = (sayShell as SayAnything)(`role.${role}`);
    return values;
  };
}

function useResourceName(): (resource: number) => string {
  const gateway = useGateway();
  const [language] = useLanguage();
  const resources = useQuery({
    queryKey: ["resources", "names"],
    queryFn: () => everyItem(gateway, "/v1/resources", resourceSchema),
    staleTime: 60_000,
  });
  return (resource) => {
    const found = resources.data?.find((candidate) => candidate.resource === resource);
    return found === undefined ? `#${resource}` : nameIn(language, found.description);
  };
}
