/** `ledger credits access …`: links by which students reach their own records. */
import {
  accessSheet,
  type GivenAccess,
  giveAccess,
  listAccess,
  revokeAccess,
  studentsOfBatch,
  usualDays,
} from "../client/access.ts";
import { formatSortable } from "../client/format.ts";
import { mostDays } from "../server/credits/access-records.ts";
import { Problem } from "../server/problem.ts";
import { issuerOption } from "./credit-record.ts";
import { counted } from "./terminal/counted.ts";
import { writeNew } from "./terminal/files.ts";
import { table } from "./terminal/table.ts";
import { wholeNumber } from "./terminal/values.ts";
import { type Domain, group, type VerbOption, verb } from "./terminal/verb.ts";

const daysOption: VerbOption = [
  "--days <number>",
  { "zh-CN": "链接可用多少天", en: "for how many days the link opens" },
  String(usualDays),
];
const labelOption: VerbOption = ["--label <text>", { "zh-CN": "备注，仅教务可见", en: "a note for the registrars" }];
const batchOption: VerbOption = [
  "--batch <number>",
  { "zh-CN": "给这一批的每名学生", en: "to every student of this batch" },
];
const fileOption: VerbOption = [
  "--file <csv>",
  { "zh-CN": "写入这个 CSV 文件，供群发", en: "write a CSV sheet for mailing" },
];

export function accessVerbs(domain: Domain): void {
  const words = { "zh-CN": "学生查看本人记录的链接", en: "links to students' own records" };
  const access = group(domain, "access", words);
  giveVerb(access);
  const list = { "zh-CN": "已发出的链接，新的在前", en: "links that were given, newest first" };
  verb<{ issuer?: string; student?: string }>(
    access,
    "list",
    list,
    [issuerOption, ["--student <number>", { "zh-CN": "学号", en: "whole number of the student" }]],
    async (desk, _, { issuer: wanted, student }) => {
      const { terminal } = desk;
      const ledger = await desk.privateLedger();
      const issuer = await desk.actingFor("registrar", wanted, "--issuer");
      const { items } = await listAccess(ledger, issuer, student, { limit: 200 });
      const columns = [
        {
          heading: terminal.say({ "zh-CN": "链接编号", en: "Access" }),
          cell: (one: (typeof items)[0]) => one.accessId,
        },
        {
          heading: terminal.say({ "zh-CN": "学号", en: "Student" }),
          cell: (one: (typeof items)[0]) => one.student.number,
        },
        { heading: terminal.say({ "zh-CN": "姓名", en: "Name" }), cell: (one: (typeof items)[0]) => one.student.name },
        {
          heading: terminal.say({ "zh-CN": "可用到", en: "Opens until" }),
          cell: (one: (typeof items)[0]) => formatSortable(one.expiresAt),
        },
        {
          heading: terminal.say({ "zh-CN": "通行密钥", en: "Passkeys" }),
          cell: (one: (typeof items)[0]) => String(one.passkeys),
        },
        { heading: terminal.say({ "zh-CN": "备注", en: "Note" }), cell: (one: (typeof items)[0]) => one.label },
      ];
      terminal.answer(items, table(items, columns));
    },
  );
  const revoke = { "zh-CN": "收回一个链接及其通行密钥", en: "take back a link with its passkeys" };
  verb<{ issuer?: string }>(access, "revoke <access>", revoke, [issuerOption], async (desk, [id = ""], options) => {
    const ledger = await desk.privateLedger();
    await revokeAccess(ledger, await desk.actingFor("registrar", options.issuer, "--issuer"), id);
    const done = desk.terminal.say({ "zh-CN": "✓ 链接已收回", en: "✓ The link is withdrawn" });
    desk.terminal.answer({ accessId: id }, [done]);
  });
}

function giveVerb(access: Domain): void {
  type Options = { issuer?: string; batch?: string; days?: string; label?: string; file?: string };
  verb<Options>(
    access,
    "give [students...]",
    { "zh-CN": "给学生链接（按完整学号，或整批）", en: "give students links, by their whole numbers or a batch" },
    [issuerOption, batchOption, daysOption, labelOption, fileOption],
    async (desk, students, { issuer: wanted, batch, days, label, file }) => {
      const { terminal } = desk;
      const ledger = await desk.privateLedger();
      const issuer = await desk.actingFor("registrar", wanted, "--issuer");
      const ofBatch = batch === undefined ? [] : await studentsOfBatch(ledger, issuer, wholeNumber(batch, "batch", 1));
      const chosen = [...students, ...ofBatch];
      if (chosen.length === 0) {
        const expected = terminal.say({ "zh-CN": "学号，或 --batch", en: "students' numbers, or --batch" });
        throw new Problem("Terminal_BadValue", { name: "students", value: "", expected });
      }
      const given = await giveAccess(ledger, issuer, chosen, {
        days: wholeNumber(days ?? "", "days", 1, mostDays),
        ...(label !== undefined && { label }),
      });
      if (file !== undefined) {
        await writeNew(file, await accessSheet(given, terminal.language), true);
      }
      const said = { "zh-CN": `✓ 已生成 ${given.length} 个链接`, en: `✓ Made ${counted(given.length, "link")}` };
      const lines = file === undefined ? linkLines(given) : [`  ${file}`];
      terminal.answer(given, [terminal.say(said), ...lines]);
    },
  );
}

/** Shown this once: nobody can show them again. */
function linkLines(given: readonly GivenAccess[]): string[] {
  return given.map(({ student, link, expiresAt }) => `  ${student.number}  ${formatSortable(expiresAt)}  ${link}`);
}
