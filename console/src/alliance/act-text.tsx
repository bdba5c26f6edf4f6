/** What a proposal would do, in plain words; and the call itself, for who wants to see it. */
import { hexToString, isHex } from "viem";
import { formatTime, shorten } from "../../../client/format.ts";
import { forever } from "../../../client/seconds.ts";
import { spokenPart } from "../../../client/spoken-part.ts";
import type { Act, ActionRecord } from "../../../server/alliance/council-records.ts";
import { memberKinds } from "../../../server/alliance/records.ts";
import { roleWords } from "../../../server/alliance/words.ts";
import { levelWords, recordKindWords } from "../../../server/credits/words.ts";
import type { Language } from "../../../server/problem.ts";
import { useMemberName } from "../shell/queries.ts";
import { type Say, useLanguage, useWords } from "../shell/speech.ts";
import { useAccountName } from "./account.tsx";
import { actWords } from "./act-words.ts";
import classes from "./alliance.module.css";
import { memberWords } from "./member-words.ts";
import { useProvince } from "./members-page.tsx";
import { useRuleOfCall } from "./rules.ts";
import { useTimeSpan } from "./time-span.ts";
import { allianceWords } from "./words.ts";

type ActSay = Say<(typeof actWords)["en"]>;
type SayAnything = (key: string, values?: Record<string, string>) => string;
type Values = Readonly<Record<string, unknown>>;

/** Says in a sentence what a call would do. */
export function useActText(): (action: ActionRecord) => string {
  const say: ActSay = useWords(actWords);
  const valuesOf = useValues();
  return ({ module, act }) => {
    if (act === null || module === null) return say("unreadable");
    const given = Object.fromEntries(act.arguments.map(({ name, value }) => [name, value]));
    const key = keyOf(module, act, given);
    const isKnown = key in actWords.en;
    if (!isKnown) return say("unknown", { module, function: act.name });
    return (say as SayAnything)(key, valuesOf(given, module, act.name));
  };
}

/** The words of an act depend on what it says. */
function keyOf(module: string, act: Act, given: Values): string {
  const name = `${module}.${act.name}`;
  if (name === "Members.admit") return `${name}.${given.full === true ? "full" : "associate"}`;
  if (name === "Members.setStanding") return `${name}.${String(given.standing)}`;
  if (name === "Members.setSeat") return `${name}.${String(given.full)}`;
  if (name === "Members.appointLeadingUnit") return Number(given.until) === 0 ? `${name}.end` : name;
  if (name !== "Members.pause") return name;
  const until = Number(given.until);
  return until === 0 ? `${name}.lift` : until >= forever ? `${name}.forever` : name;
}

const seconds = ["votingDelaySeconds", "votingPeriodSeconds", "newDelay"];
const moments = ["until", "startsAt", "endsAt"];
const accounts = ["account", "administrator", "location"];
const members = ["member", "issuer"];
const asciiCodes = ["code", "one", "other"];

/** The arguments as a person reads them. */
function useValues(): (given: Values, module: string, name: string) => Record<string, string> {
  const [language] = useLanguage();
  const common = useWords(allianceWords);
  const sayMember = useWords(memberWords);
  const memberName = useMemberName();
  const accountName = useAccountName();
  const province = useProvince();
  const span = useTimeSpan();
  const ruleOfCall = useRuleOfCall();
  const account = (address: string) => accountName(address) ?? shorten(address);
  const moment = (value: unknown) =>
    Number(value) >= forever ? common("forever") : formatTime(new Date(Number(value) * 1000), language);
  const write = (name: string, value: unknown): string => {
    if (members.includes(name)) return memberName(Number(value));
    if (accounts.includes(name)) return account(String(value));
    if (moments.includes(name)) return moment(value);
    if (seconds.includes(name)) return span(Number(value));
    if (name === "field" || name === "reason") return spokenPart(String(value), language);
    if (name === "province") return province(Number(value));
    if (name === "level") return wordOf(levelWords[Number(value)], language);
    if (asciiCodes.includes(name) || (name === "module" && isHex(value) && value.length === 66)) return ascii(value);
    if (name === "module") return account(String(value));
    return String(value);
  };
  return (given, module, name) => {
    if (module === "Council" && name === "setRule") return ruleOfCall(given);
    const values = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, write(key, value)]));
    if (given.roleId !== undefined) values.role = wordOf(roleWords[String(given.roleId)], language);
    if (module === "Credits") values.recordKind = wordOf(recordKindWords[Number(given.kind) - 1], language);
    const kind = memberKinds[Number(given.kind) - 1];
    if (name === "admit" && kind) values.kind = sayMember(`kind.${kind}`);
    return values;
  };
}

function wordOf(words: { "zh-CN": string; en: string } | undefined, language: Language): string {
  return words?.[language] ?? "?";
}

function ascii(value: unknown): string {
  return isHex(value) ? hexToString(value, { size: 32 }) : String(value);
}

/** The acts of a proposal in order. */
export function ActList({ actions }: { actions: readonly ActionRecord[] }) {
  const say = useWords(actWords);
  const text = useActText();
  return (
    <ol className={classes.acts}>
      {actions.map((action, at) => (
        // The same call may stand twice; the order never changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={at}>
          {text(action)}
          <details className={classes.raw}>
            <summary>{say("details")}</summary>
            <pre>{rawOf(action)}</pre>
          </details>
        </li>
      ))}
    </ol>
  );
}

function rawOf({ target, module, version, value, calldata, act }: ActionRecord): string {
  const where = [target, module !== null && `${module} ${version ?? ""}`.trim()].filter(Boolean).join(" · ");
  const call =
    act && `${act.name}(${act.arguments.map((one) => `${one.name}: ${JSON.stringify(one.value)}`).join(", ")})`;
  return [where, value !== "0" && `value: ${value}`, call, calldata].filter(Boolean).join("\n");
}
