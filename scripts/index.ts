/** `ledger index …`: the index over the chain, which can always be rebuilt. */
import { statusSchema } from "../server/api/records.ts";
import type { Cursor } from "../server/store/store.ts";
import type { Desk } from "./terminal/desk.ts";
import { pathOf } from "./terminal/files.ts";
import { facts } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

const dataOption: VerbOption = [
  "--data <folder>",
  { "zh-CN": "数据目录（默认 LEDGER_DATA）", en: "data folder (LEDGER_DATA)" },
];

export function indexVerbs(domain: Domain): void {
  verb(domain, "status", { "zh-CN": "链与索引的高度", en: "how far chain and index are" }, [], showStatus);

  const out: VerbOption = ["--out <file>", { "zh-CN": "写入文件", en: "write it to a file" }];
  const exporting = {
    "zh-CN": "导出索引的全部条目（网关须先停止）；同一条链总是逐字节相同",
    en: "print every entry of the index, the same bytes for the same chain (stop the gateway first)",
  };
  type ExportOptions = { data?: string; out?: string };
  verb<ExportOptions>(domain, "export", exporting, [dataOption, out], async (_desk, _, options) => {
    // Bring the whole gateway along, which no other verb needs.
    const { configFor, exportStore } = await import("./index-store.ts");
    await exportStore(configFor(given(options.data)), given(options.out));
  });

  const rebuilding = {
    "zh-CN": "从链重建索引（网关须先停止）",
    en: "rebuild the index from the chain (stop the gateway first)",
  };
  verb<{ data?: string }>(domain, "rebuild", rebuilding, [dataOption], async ({ terminal }, _, options) => {
    const { configFor, rebuild } = await import("./index-store.ts");
    const progress = terminal.progress({ "zh-CN": "重建索引", en: "Rebuilding" });
    const cursor = await rebuild(configFor(given(options.data)), progress);
    terminal.answer(cursor, [terminal.say({ "zh-CN": "✓ 已重建", en: "✓ Rebuilt" }), ...cursorFacts(cursor, terminal)]);
  });
}

function given(file: string | undefined): string | undefined {
  return file === undefined ? undefined : pathOf(file);
}

async function showStatus({ gateway, terminal }: Desk): Promise<void> {
  const status = await gateway.get("/v1/status", statusSchema);
  const { block, indexed, progress, finding } = status;
  terminal.answer(
    status,
    facts([
      [terminal.say({ "zh-CN": "状态", en: "State" }), status.state],
      [terminal.say({ "zh-CN": "链", en: "Chain" }), String(status.chainId)],
      [
        terminal.say({ "zh-CN": "进度", en: "Progress" }),
        progress ? `${progress.stage} ${progress.done}/${progress.total}` : undefined,
      ],
      [terminal.say({ "zh-CN": "区块", en: "Block" }), block ? `${block.number} ${block.hash}` : undefined],
      [terminal.say({ "zh-CN": "已索引", en: "Indexed" }), indexed ? `${indexed.number} ${indexed.hash}` : undefined],
      [terminal.say({ "zh-CN": "摘要", en: "Digest" }), indexed?.digest],
      [terminal.say({ "zh-CN": "发现", en: "Finding" }), finding ?? undefined],
    ]),
  );
}

function cursorFacts({ number, hash, digest, entries }: Cursor, terminal: Terminal): string[] {
  return facts([
    [terminal.say({ "zh-CN": "区块", en: "Block" }), `${number} ${hash}`],
    [terminal.say({ "zh-CN": "摘要", en: "Digest" }), digest],
    [terminal.say({ "zh-CN": "条目", en: "Entries" }), String(entries)],
  ]);
}
