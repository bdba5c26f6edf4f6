/** Deliveries as people read them in a terminal. */
import type { ReceiptVerdict } from "../client/delivery-receipt.ts";
import { findingWords, problemOf } from "../client/delivery-words.ts";
import { formatSortable, shorten } from "../client/format.ts";
import type { DeliveryRecord, ReceivedRecord } from "../server/delivery/records.ts";
import { arrivedWords, purposeWords, stateWords } from "../server/delivery/words.ts";
import { gradeCell } from "./credit-tables.ts";
import { facts, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

type NameOf = (member: number) => string;

export function deliveryTable(deliveries: readonly DeliveryRecord[], nameOf: NameOf, terminal: Terminal): string[] {
  return table(deliveries, [
    { heading: terminal.say({ "zh-CN": "传送", en: "Delivery" }), cell: ({ deliveryId }) => deliveryId },
    { heading: "", cell: ({ direction }) => (direction === "sent" ? "→" : "←") },
    {
      heading: terminal.say({ "zh-CN": "对方", en: "Other side" }),
      cell: ({ direction, from, to }) => nameOf(direction === "sent" ? to : from),
      most: 32,
    },
    { heading: terminal.say({ "zh-CN": "记录数", en: "Records" }), cell: ({ count }) => String(count), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "用途", en: "For" }),
      cell: ({ purpose }) => terminal.say(purposeWords[purpose]),
    },
    { heading: terminal.say({ "zh-CN": "发出", en: "Sent" }), cell: ({ sentAt }) => formatSortable(sentAt) },
    { heading: terminal.say({ "zh-CN": "状态", en: "State" }), cell: ({ state }) => terminal.say(stateWords[state]) },
  ]);
}

export function deliveryFacts(delivery: DeliveryRecord, nameOf: NameOf, terminal: Terminal): string[] {
  const { deliveryId, from, to, purpose, count, sentAt, state, receipt, nextAttemptAt, erasedAt } = delivery;
  const met = problemOf(delivery);
  return facts([
    [terminal.say({ "zh-CN": "传送", en: "Delivery" }), deliveryId],
    [terminal.say({ "zh-CN": "发送方", en: "From" }), `${nameOf(from)} #${from}`],
    [terminal.say({ "zh-CN": "收件方", en: "To" }), `${nameOf(to)} #${to}`],
    [terminal.say({ "zh-CN": "用途", en: "For" }), terminal.say(purposeWords[purpose])],
    [terminal.say({ "zh-CN": "记录数", en: "Records" }), String(count)],
    [terminal.say({ "zh-CN": "发出", en: "Sent" }), formatSortable(sentAt)],
    [terminal.say({ "zh-CN": "状态", en: "State" }), terminal.say(stateWords[state])],
    [terminal.say({ "zh-CN": "遇到", en: "Met" }), met && terminal.say(met)],
    [
      terminal.say({ "zh-CN": "下次尝试", en: "Tried again" }),
      nextAttemptAt ? formatSortable(nextAttemptAt) : undefined,
    ],
    [terminal.say({ "zh-CN": "收到", en: "Received" }), receipt ? formatSortable(receipt.receivedAt) : undefined],
    [
      terminal.say({ "zh-CN": "核验于区块", en: "Checked at block" }),
      receipt ? String(receipt.block.number) : undefined,
    ],
    [terminal.say({ "zh-CN": "内容已删除", en: "Content erased" }), erasedAt ? formatSortable(erasedAt) : undefined],
  ]);
}

export function receivedTable(records: readonly ReceivedRecord[], terminal: Terminal): string[] {
  const title = ({ presentation: { record } }: ReceivedRecord) =>
    `${record.achievement.code} ${terminal.language === "en" ? record.achievement.titleEn : record.achievement.titleZh}`;
  return table(records, [
    {
      heading: terminal.say({ "zh-CN": "学号", en: "Student" }),
      cell: (one) => one.presentation.record.student.number,
    },
    {
      heading: terminal.say({ "zh-CN": "姓名", en: "Name" }),
      cell: (one) => one.presentation.record.student.name,
      most: 20,
    },
    { heading: terminal.say({ "zh-CN": "成果", en: "Achievement" }), cell: title, most: 36 },
    {
      heading: terminal.say({ "zh-CN": "学分", en: "Credits" }),
      cell: (one) => one.presentation.record.credits,
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "成绩", en: "Grade" }),
      cell: (one) => gradeCell(one.presentation.record.grade, terminal),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "收到时", en: "On arrival" }),
      cell: ({ onArrival }) => terminal.say(arrivedWords(onArrival)),
    },
    { heading: terminal.say({ "zh-CN": "现在", en: "Now" }), cell: ({ now }) => terminal.say(arrivedWords(now)) },
  ]);
}

export function receiptLines({ finding, receipt, key }: ReceiptVerdict, nameOf: NameOf, terminal: Terminal): string[] {
  const head = `${finding === "valid" ? "✓" : "✗"} ${terminal.say(findingWords[finding])}`;
  if (!receipt || key === null) return [head];
  const statuses = receipt.verdicts.map(({ status }, at) => `${at + 1} ${terminal.say(arrivedWords(status))}`);
  return [
    head,
    "",
    ...facts([
      [terminal.say({ "zh-CN": "传送", en: "Delivery" }), receipt.deliveryId],
      [terminal.say({ "zh-CN": "发送方", en: "From" }), `${nameOf(receipt.from)} #${receipt.from}`],
      [terminal.say({ "zh-CN": "收件方", en: "To" }), `${nameOf(receipt.to)} #${receipt.to}`],
      [terminal.say({ "zh-CN": "用途", en: "For" }), terminal.say(purposeWords[receipt.purpose])],
      [terminal.say({ "zh-CN": "收到", en: "Received" }), formatSortable(receipt.receivedAt)],
      [terminal.say({ "zh-CN": "各条记录", en: "Records" }), statuses.join(", ")],
      [
        terminal.say({ "zh-CN": "核验于区块", en: "Checked at block" }),
        `${receipt.block.number} ${shorten(receipt.block.hash)}`,
      ],
      [terminal.say({ "zh-CN": "内容摘要", en: "Content" }), receipt.contentSha256],
      [terminal.say({ "zh-CN": "签名密钥", en: "Signed with" }), key],
    ]),
  ];
}
