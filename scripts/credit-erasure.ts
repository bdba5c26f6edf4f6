/** `ledger credits erase|erased`: a student's records leave the vault for good, and what stays of them. */
import { eraseRecords, listErasedRecords } from "../client/erasure.ts";
import { formatSortable } from "../client/format.ts";
import { type ErasureInput, erasureReasons } from "../server/credits/erasure-records.ts";
import { erasureReasonWords } from "../server/credits/erasure-words.ts";
import { issuerOption } from "./credit-record.ts";
import { counted } from "./terminal/counted.ts";
import { table } from "./terminal/table.ts";
import { oneOf, recordId } from "./terminal/values.ts";
import { type Domain, type VerbOption, verb } from "./terminal/verb.ts";

const reasonOption: VerbOption = [
  "--reason <code>",
  { "zh-CN": `理由：${erasureReasons.join("、")}`, en: `why: ${erasureReasons.join(", ")}` },
  "holder-request",
];
const studentOption: VerbOption = [
  "--student <number>",
  { "zh-CN": "该学号的全部记录", en: "all records of this student, by the whole number" },
];

export function erasureVerbs(domain: Domain): void {
  type Options = { issuer?: string; student?: string; reason?: string };
  const erase = { "zh-CN": "从保险库永久删除记录", en: "erase records from the vault for good" };
  verb<Options>(
    domain,
    "erase [records...]",
    erase,
    [issuerOption, studentOption, reasonOption],
    async (desk, ids, { issuer: wanted, student, reason }) => {
      const { terminal } = desk;
      const recordIds = ids.map(recordId);
      const ledger = await desk.privateLedger();
      const issuer = await desk.actingFor("registrar", wanted, "--issuer");
      const input: ErasureInput = {
        issuer,
        ...(recordIds.length > 0 && { recordIds }),
        ...(student !== undefined && { student }),
        reason: oneOf(reason ?? "", "reason", erasureReasons),
      };
      await terminal.confirm({
        "zh-CN": `永久删除${student === undefined ? ` ${recordIds.length} 条记录` : "该学生的全部记录"}，无法恢复？`,
        en: `Erase ${student === undefined ? counted(recordIds.length, "record") : "all records of this student"} beyond recovery?`,
      });
      const receipt = await eraseRecords(ledger, input);
      terminal.answer(receipt, [
        terminal.say({
          "zh-CN": `✓ 已删除 ${receipt.erased.length} 条记录，此前已删除 ${receipt.before} 条`,
          en: `✓ Erased ${counted(receipt.erased.length, "record")}; ${receipt.before} had been erased before`,
        }),
        ...receipt.batches.map(({ sequence, count, kept, erased }) =>
          terminal.say({
            "zh-CN": `  批次 ${sequence ?? "—"}：共 ${count} 条，尚存 ${kept} 条，已删 ${erased} 条`,
            en: `  batch ${sequence ?? "—"}: ${count} records, ${kept} kept, ${erased} erased`,
          }),
        ),
      ]);
    },
  );

  const erased = { "zh-CN": "已删除记录的墓碑，新的在前", en: "tombstones of erased records, newest first" };
  verb<{ issuer?: string }>(domain, "erased", erased, [issuerOption], async (desk, _, { issuer }) => {
    const { terminal } = desk;
    const ledger = await desk.privateLedger();
    const { items } = await listErasedRecords(ledger, await desk.actingFor("registrar", issuer, "--issuer"), {
      limit: 200,
    });
    const lines = table(items, [
      { heading: terminal.say({ "zh-CN": "编号", en: "Record" }), cell: (one) => one.recordId },
      { heading: terminal.say({ "zh-CN": "批次", en: "Batch" }), cell: (one) => String(one.sequence ?? "—") },
      { heading: terminal.say({ "zh-CN": "删除于", en: "Erased" }), cell: (one) => formatSortable(one.erasedAt) },
      {
        heading: terminal.say({ "zh-CN": "理由", en: "Reason" }),
        cell: (one) => terminal.say(erasureReasonWords[one.reason]),
      },
    ]);
    terminal.answer(items, lines);
  });
}
