/** `ledger credits share …`: what a student does who has a link to their own records. */
import { formatSortable } from "../client/format.ts";
import {
  daysAhead,
  holderRecords,
  listShares,
  openAccess,
  readAccessLink,
  shareRecords,
  withdrawShare,
} from "../client/holder.ts";
import { type HolderGateway, holderGateway } from "../client/holder-gateway.ts";
import { mostDays } from "../server/credits/access-records.ts";
import { Problem } from "../server/problem.ts";
import { counted } from "./terminal/counted.ts";
import { table } from "./terminal/table.ts";
import { recordId, wholeNumber } from "./terminal/values.ts";
import { type Domain, group, type VerbOption, verb } from "./terminal/verb.ts";

const linkOption: VerbOption = [
  "--link <link>",
  { "zh-CN": "学校给的链接；也可放在 LEDGER_HOLDER_LINK 中", en: "the university's link; or in LEDGER_HOLDER_LINK" },
];
const daysOption: VerbOption = ["--days <number>", { "zh-CN": "分享多少天", en: "share for how many days" }, "30"];
type Options = { link?: string; days?: string };

export function shareVerbs(domain: Domain): void {
  const words = { "zh-CN": "学生分享本人的记录", en: "a student's own records, shared" };
  const share = group(domain, "share", words);
  readingVerbs(share);
  const make = {
    "zh-CN": "分享一些记录；不给编号则分享全部有效的",
    en: "share records; all in force where none is named",
  };
  verb<Options>(
    share,
    "make [records...]",
    make,
    [linkOption, daysOption],
    async ({ terminal }, ids, { link, days }) => {
      const { gateway, accessToken } = await entered(link);
      const own = await holderRecords(gateway);
      const standing = own.filter(({ status }) => status === "in-force").map(({ record }) => record.recordId);
      const chosen = ids.length > 0 ? ids.map(recordId) : standing;
      const expiresAt = daysAhead(wholeNumber(days ?? "", "days", 1, mostDays));
      const { presentations, ...made } = await shareRecords(gateway, chosen, { expiresAt, accessToken });
      const until = formatSortable(expiresAt);
      terminal.answer(made, [
        terminal.say({
          "zh-CN": `✓ 已分享 ${presentations.length} 条记录，到 ${until}`,
          en: `✓ Shared ${counted(presentations.length, "record")} until ${until}`,
        }),
        `  ${made.link}`,
      ]);
    },
  );
  const withdraw = { "zh-CN": "撤回分享并销毁内容", en: "withdraw a share and destroy its content" };
  verb<Options>(share, "withdraw <share>", withdraw, [linkOption], async ({ terminal }, [shareId = ""], { link }) => {
    const { gateway } = await entered(link);
    await withdrawShare(gateway, shareId);
    terminal.answer({ shareId }, [terminal.say({ "zh-CN": "✓ 已撤回", en: "✓ Withdrawn" })]);
  });
}

function readingVerbs(share: Domain): void {
  const records = { "zh-CN": "学生本人的记录", en: "the student's own records" };
  verb<Options>(share, "records", records, [linkOption], async ({ terminal }, _, { link }) => {
    const { gateway } = await entered(link);
    const own = await holderRecords(gateway);
    const lines = table(own, [
      { heading: terminal.say({ "zh-CN": "编号", en: "Record" }), cell: ({ record }) => record.recordId },
      { heading: terminal.say({ "zh-CN": "代码", en: "Code" }), cell: ({ record }) => record.achievement.code },
      {
        heading: terminal.say({ "zh-CN": "名称", en: "Title" }),
        cell: ({ record: { achievement } }) => terminal.say({ "zh-CN": achievement.titleZh, en: achievement.titleEn }),
      },
      { heading: terminal.say({ "zh-CN": "状态", en: "Status" }), cell: ({ status }) => status },
    ]);
    terminal.answer(own, lines);
  });
  const list = { "zh-CN": "现有的分享，新的在前", en: "what is shared, newest first" };
  verb<Options>(share, "list", list, [linkOption], async ({ terminal }, _, { link }) => {
    const { gateway, accessToken } = await entered(link);
    const shares = await listShares(gateway, accessToken);
    const lines = table(shares, [
      { heading: terminal.say({ "zh-CN": "分享编号", en: "Share" }), cell: (one) => one.shareId },
      { heading: terminal.say({ "zh-CN": "记录数", en: "Records" }), cell: (one) => String(one.recordIds.length) },
      { heading: terminal.say({ "zh-CN": "到", en: "Until" }), cell: (one) => formatSortable(one.expiresAt) },
    ]);
    // Whole, and not in a table, which cuts what is long.
    const links = shares.flatMap(({ shareId, link }) => (link === null ? [] : [`  ${shareId}  ${link}`]));
    terminal.answer(shares, [...lines, ...links]);
  });
}

/** The gateway is the one that the link names. */
async function entered(given: string | undefined): Promise<{ gateway: HolderGateway; accessToken: string }> {
  const link = given ?? process.env.LEDGER_HOLDER_LINK ?? "";
  const accessToken = readAccessLink(link);
  if (accessToken === null || !URL.canParse(link)) throw new Problem("Credits_UnknownAccess");
  const { origin } = new URL(link);
  const { token } = await openAccess(holderGateway(origin), link);
  return { gateway: holderGateway(origin, token), accessToken };
}
