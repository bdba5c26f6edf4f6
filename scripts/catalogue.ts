/** `ledger resources template|publish|import|rate|withdraw|reopen`: what a steward does with the catalogue. */

import type { CatalogueColumn } from "../client/catalogue-columns.ts";
import { catalogueColumns, catalogueTemplateCsv } from "../client/catalogue-columns.ts";
import type { CheckedCatalogue } from "../client/catalogue-sheet.ts";
import { checkCatalogue } from "../client/catalogue-sheet.ts";
import type { NewResource } from "../client/resources.ts";
import { countResources, publish, publishCatalogue, setRate, setState } from "../client/resources.ts";
import { readSheet } from "../client/sheet.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { noteSheet } from "./sheet-notes.ts";
import { counted } from "./terminal/counted.ts";
import { pathOf, readBytes, writeNew } from "./terminal/files.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { requireOptions, rowOptions, rowSheet } from "./terminal/row-options.ts";
import { wholeNumber, yuan } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

const ownerOption: VerbOption = ["--owner <member>", { "zh-CN": "所属成员", en: "the member that owns it" }];

export function catalogueVerbs(domain: Domain): void {
  templateVerb(domain);
  publishVerb(domain);
  importVerb(domain);
  rateVerb(domain);
  stateVerb(domain, "withdraw", "withdrawn", { "zh-CN": "下架，不再接受预约", en: "take no new bookings" });
  stateVerb(domain, "reopen", "open", { "zh-CN": "重新开放预约", en: "take bookings again" });
}

function templateVerb(domain: Domain): void {
  const out: VerbOption = ["--out <file>", { "zh-CN": "写入文件", en: "write it to a file" }];
  const words = { "zh-CN": "仪器目录模板（CSV）", en: "a CSV template of a catalogue" };
  verb<{ out?: string }>(domain, "template", words, [out], async ({ terminal }, _, options) => {
    const text = catalogueTemplateCsv(terminal.language);
    if (options.out === undefined) {
      terminal.answerFile(text);
      return;
    }
    await writeNew(options.out, text);
    terminal.answer({ file: pathOf(options.out) }, [`✓ ${pathOf(options.out)}`]);
  });
}

type PublishOptions = Partial<Record<CatalogueColumn, string>> & { owner?: string };

function publishVerb(domain: Domain): void {
  const words = { "zh-CN": "发布一台仪器", en: "publish an instrument" };
  verb<PublishOptions>(
    domain,
    "publish",
    words,
    [ownerOption, ...rowOptions(catalogueColumns)],
    async (desk, _, options) => {
      const item = onlyItem(options);
      const ledger = await desk.ledger();
      const owner = await desk.actingFor("steward", options.owner, "--owner");
      const receipt = await publish(ledger, owner, item);
      const resource = await countResources(ledger);
      const done = { "zh-CN": `已发布为 ${resource} 号。`, en: `Published as number ${resource}.` };
      answerReceipt(desk.terminal, done, receipt, { resource });
    },
  );
}

/** The options, checked by the same rules as a row of a sheet. */
function onlyItem(options: PublishOptions): NewResource {
  const { items } = requireOptions(checkCatalogue(rowSheet(catalogueColumns, options)), catalogueColumns);
  const [item] = items;
  if (!item) throw new RangeError("One row gives one resource or a fault");
  return item;
}

function importVerb(domain: Domain): void {
  const dryRun: VerbOption = ["--dry-run", { "zh-CN": "只检查，不发布", en: "check and publish nothing" }];
  const skip: VerbOption = [
    "--skip <rows>",
    { "zh-CN": "跳过前几条（续传）", en: "leave out the first rows, to resume" },
    "0",
  ];
  type Options = { owner?: string; dryRun?: boolean; skip?: string };
  const words = { "zh-CN": "检查目录表并逐台发布", en: "check a catalogue and publish all of it" };
  verb<Options>(domain, "import <file>", words, [ownerOption, dryRun, skip], async (desk, [file = ""], options) => {
    const { terminal } = desk;
    const sheet = await readSheet(await readBytes(file), file);
    const checked = checkCatalogue(sheet);
    noteSheet(terminal, sheet, checked.warnings, catalogueColumns);
    const items = requireFaultless(checked).slice(wholeNumber(options.skip ?? "0", "skip", 0));
    const count = items.length;
    if (options.dryRun) {
      terminal.answer({ dryRun: true, count }, [
        terminal.say({
          "zh-CN": `✓ ${count} 台，全部合格；没有发布。`,
          en: `✓ ${counted(count, "instrument")}, all in order; nothing was published.`,
        }),
      ]);
      return;
    }
    const owner = await desk.actingFor("steward", options.owner, "--owner");
    const question = { "zh-CN": `发布 ${count} 台仪器？`, en: `Publish ${counted(count, "instrument")}?` };
    const ledger = await desk.ledgerAsking(question);
    const progress = terminal.progress({ "zh-CN": "发布", en: "Publishing" });
    let done = 0;
    try {
      const receipts = await publishCatalogue(ledger, owner, items, (published, total) => {
        done = published;
        progress.update(published, total);
      });
      progress.stop();
      terminal.answer({ owner, count, receipts }, [
        terminal.say({ "zh-CN": `✓ 已发布 ${count} 台。`, en: `✓ Published ${counted(count, "instrument")}.` }),
      ]);
    } catch (error) {
      progress.stop();
      if (done === 0) throw error;
      const rest = Number(options.skip ?? "0") + done;
      terminal.note(
        terminal.say({
          "zh-CN": `已发布 ${done} 台；续传加 --skip ${rest}`,
          en: `Published so far: ${done}; resume with --skip ${rest}`,
        }),
      );
      throw error;
    }
  });
}

function rateVerb(domain: Domain): void {
  const words = { "zh-CN": "设定新的收费标准（元/时）", en: "set new rates (CNY an hour)" };
  verb(
    domain,
    "rate <resource> <own> <member> <enterprise>",
    words,
    [],
    async (desk, [id = "", own = "", member = "", enterprise = ""]) => {
      const rate = {
        own: yuan(own, "own"),
        member: yuan(member, "member"),
        enterprise: yuan(enterprise, "enterprise"),
      };
      const resource = wholeNumber(id, "resource");
      const ledger = await desk.ledgerAsking({
        "zh-CN": `${resource} 号仪器每小时改收：本单位 ${own}，成员 ${member}，企业 ${enterprise}（元）？`,
        en: `Charge for instrument ${resource} from now on, in CNY an hour: own ${own}, member ${member}, enterprise ${enterprise}?`,
      });
      const receipt = await setRate(ledger, resource, rate);
      answerReceipt(
        desk.terminal,
        { "zh-CN": "已设定；此前的预约仍按原标准。", en: "Set; earlier bookings keep their rate." },
        receipt,
        { resource, rate },
      );
    },
  );
}

function stateVerb(domain: Domain, name: string, state: "open" | "withdrawn", words: Words): void {
  verb(domain, `${name} <resource>`, words, [], async (desk, [id = ""]) => {
    const resource = wholeNumber(id, "resource");
    const ledger = await (state === "withdrawn"
      ? desk.ledgerAsking({ "zh-CN": `下架 ${resource} 号仪器？`, en: `Withdraw instrument ${resource}?` })
      : desk.ledger());
    const receipt = await setState(ledger, resource, state);
    answerReceipt(desk.terminal, { "zh-CN": "已更改。", en: "Changed." }, receipt, { resource, state });
  });
}

function requireFaultless({ items, faults }: CheckedCatalogue): readonly NewResource[] {
  if (faults.length === 0) return items;
  const rows = new Set(faults.map((fault) => fault.row)).size;
  throw new Problem("Client_RowsRefused", { rows, faults: faults.length }, faults);
}
