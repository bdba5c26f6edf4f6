/** Agreements as tables. */
import type { AgreementDraft } from "../client/agreements.ts";
import { formatMoney, formatSortable, shorten } from "../client/format.ts";
import type { AgreementKind, AgreementRecord, FeeRecord, PartyRecord } from "../server/alliance/agreement-records.ts";
import { agreementKinds, feeUnits } from "../server/alliance/agreement-records.ts";
import { agreementKindWords, feeUnitWords } from "../server/alliance/words.ts";
import { facts, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { spanWords } from "./terminal/times.ts";

type NameOf = (member: number) => string;

export function agreementTable(agreements: readonly AgreementRecord[], nameOf: NameOf, terminal: Terminal): string[] {
  return table(agreements, [
    { heading: "#", cell: ({ agreement }) => String(agreement), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "种类", en: "Kinds" }),
      cell: ({ kinds }) => kindList(kinds, terminal),
      most: 44,
    },
    {
      heading: terminal.say({ "zh-CN": "各方", en: "Parties" }),
      cell: ({ parties }) => parties.map(({ member }) => nameOf(member)).join(", "),
      most: 50,
    },
    {
      heading: terminal.say({ "zh-CN": "签署", en: "Signed" }),
      cell: ({ parties }) => `${parties.filter(({ signedAt }) => signedAt !== null).length}/${parties.length}`,
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: (agreement) => standing(agreement, terminal) },
    { heading: terminal.say({ "zh-CN": "至", en: "Until" }), cell: ({ inForceUntil }) => timeOr(inForceUntil, "—") },
  ]);
}

export function agreementLines(agreement: AgreementRecord, nameOf: NameOf, terminal: Terminal): string[] {
  const { parties, status, amendedBy } = agreement;
  return [
    ...facts([
      [terminal.say({ "zh-CN": "协议", en: "Agreement" }), String(agreement.agreement)],
      [terminal.say({ "zh-CN": "状态", en: "Status" }), standing(agreement, terminal)],
      [
        terminal.say({ "zh-CN": "可签署至", en: "Can be signed until" }),
        status === "proposed" ? formatSortable(agreement.lapsesAt) : undefined,
      ],
      [
        terminal.say({ "zh-CN": "有效期", en: "In force" }),
        agreement.inForceFrom === null
          ? undefined
          : `${formatSortable(agreement.inForceFrom)} → ${timeOr(agreement.inForceUntil, terminal.say(noEnd))}`,
      ],
      [terminal.say({ "zh-CN": "被修订为", en: "Amended by" }), amendedBy === null ? undefined : String(amendedBy)],
      ...termsEntries(agreement, nameOf, terminal),
    ]),
    "",
    ...partyTable(parties, nameOf, terminal),
  ];
}

const noEnd = { "zh-CN": "无期限", en: "no end" };

type Terms = Omit<AgreementDraft, "parties" | "textHash"> & {
  readonly parties: readonly (number | PartyRecord)[];
  readonly textHash: string;
};

/** What the parties sign. */
export function termsLines(terms: Terms, nameOf: NameOf, terminal: Terminal): string[] {
  return facts(termsEntries(terms, nameOf, terminal));
}

function termsEntries(terms: Terms, nameOf: NameOf, terminal: Terminal): (readonly [string, string | undefined])[] {
  const period = (seconds: number) => (seconds === 0 ? "—" : terminal.say(spanWords(seconds)));
  const names = terms.parties.map((party) => nameOf(typeof party === "number" ? party : party.member));
  return [
    [terminal.say({ "zh-CN": "种类", en: "Kinds" }), kindList(terms.kinds, terminal)],
    [terminal.say({ "zh-CN": "各方", en: "Parties" }), names.join(", ")],
    [
      terminal.say({ "zh-CN": "约定期限", en: "Agreed period" }),
      `${formatSortable(terms.startsAt)} → ${timeOr(terms.endsAt, terminal.say(noEnd))}`,
    ],
    [terminal.say({ "zh-CN": "退出通知期", en: "Notice" }), period(terms.noticeSeconds)],
    [terminal.say({ "zh-CN": "答复期限", en: "Time to decide" }), period(terms.decisionSeconds)],
    [terminal.say({ "zh-CN": "申诉期限", en: "Time to appeal" }), period(terms.appealSeconds)],
    [terminal.say({ "zh-CN": "仲裁方", en: "Arbiter" }), terms.arbiter === null ? "—" : nameOf(terms.arbiter)],
    [terminal.say({ "zh-CN": "费用", en: "Fees" }), feeList(terms.fees, terminal)],
    [terminal.say({ "zh-CN": "修订协议", en: "Amends" }), terms.amends === null ? undefined : String(terms.amends)],
    [terminal.say({ "zh-CN": "文本哈希", en: "Hash of the text" }), terms.textHash],
  ];
}

function partyTable(parties: readonly PartyRecord[], nameOf: NameOf, terminal: Terminal): string[] {
  return table(parties, [
    { heading: terminal.say({ "zh-CN": "一方", en: "Party" }), cell: ({ member }) => nameOf(member) },
    { heading: terminal.say({ "zh-CN": "签署", en: "Signed" }), cell: ({ signedAt }) => timeOr(signedAt, "—") },
    {
      heading: terminal.say({ "zh-CN": "签署账户", en: "Signer" }),
      cell: ({ signer }) => (signer === null ? "" : shorten(signer)),
    },
    { heading: terminal.say({ "zh-CN": "退出于", en: "Leaves" }), cell: ({ leavesAt }) => timeOr(leavesAt, "") },
  ]);
}

/** As events tell, and the clock. */
function standing({ status, lapsesAt, inForceFrom, inForceUntil }: AgreementRecord, terminal: Terminal): string {
  const now = Date.now();
  const isPast = (time: string | null) => time !== null && Date.parse(time) <= now;
  if (status === "proposed") {
    return terminal.say(
      isPast(lapsesAt) ? { "zh-CN": "已失效", en: "lapsed" } : { "zh-CN": "待签署", en: "waits for signatures" },
    );
  }
  if (!isPast(inForceFrom)) return terminal.say({ "zh-CN": "已签齐，尚未生效", en: "signed, not yet in force" });
  return terminal.say(isPast(inForceUntil) ? { "zh-CN": "已终止", en: "over" } : { "zh-CN": "有效", en: "in force" });
}

export function kindList(kinds: readonly AgreementKind[], terminal: Terminal): string {
  const words = kinds.map((kind) => agreementKindWords[agreementKinds.indexOf(kind)]);
  return words.flatMap((word) => (word ? [terminal.say(word)] : [])).join(", ");
}

function feeList(fees: readonly FeeRecord[], terminal: Terminal): string {
  if (fees.length === 0) return "—";
  const text = ({ unit, amountMinor }: FeeRecord) => {
    const words = feeUnitWords[feeUnits.indexOf(unit)];
    return `${formatMoney(amountMinor, terminal.language)} ${words ? terminal.say(words) : unit}`;
  };
  return fees.map(text).join(", ");
}

function timeOr(time: string | null, absent: string): string {
  return time === null ? absent : formatSortable(time);
}
