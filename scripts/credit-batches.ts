/** `ledger credits template|check|submit|drafts|resume|discard`: from a sheet to a batch on the chain. */

import { columnsOf } from "../client/credit-columns.ts";
import { checkRecords, requireFaultless, withRows } from "../client/credit-sheet.ts";
import { templateCsv } from "../client/credit-template.ts";
import type { IssuedBatch, IssueStep } from "../client/credits.ts";
import { deleteDraft, issueBatch, issueDraft, listDrafts, prepareBatch } from "../client/credits.ts";
import { formatSortable, shorten } from "../client/format.ts";
import { rehearse } from "../client/rehearsal.ts";
import { readSheet } from "../client/sheet.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { preview, totals } from "./credit-preview.ts";
import { chosenKind, issuerOption, kindOption } from "./credit-record.ts";
import { kindWord, levelWord } from "./credit-tables.ts";
import { noteSheet } from "./sheet-notes.ts";
import { counted } from "./terminal/counted.ts";
import type { Desk } from "./terminal/desk.ts";
import { documentOf } from "./terminal/failure.ts";
import { pathOf, readBytes, writeNew } from "./terminal/files.ts";
import { table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

const outOption: VerbOption = ["--out <file>", { "zh-CN": "写入文件", en: "write it to a file" }];
const levelOption: VerbOption = [
  "--level <level>",
  { "zh-CN": "未注明层次的行的层次：EQF 1 至 8，0 为无", en: "level of rows that state none: EQF 1 to 8, 0 for none" },
];

type SheetOptions = { issuer?: string; kind?: string; level?: string };

export function batchVerbs(domain: Domain): void {
  sheetVerbs(domain);
  submitVerb(domain);
  draftVerbs(domain);
}

function sheetVerbs(domain: Domain): void {
  const template = { "zh-CN": "一类记录的表格模板（CSV）", en: "a CSV template for records of a kind" };
  const options = [kindOption, outOption];
  verb<{ kind?: string; out?: string }>(
    domain,
    "template",
    template,
    options,
    async ({ terminal }, _, { kind, out }) => {
      const text = templateCsv(chosenKind(kind) ?? "course", terminal.language);
      if (out === undefined) terminal.answerFile(text);
      else {
        await writeNew(out, text);
        terminal.answer({ file: pathOf(out) }, [`✓ ${pathOf(out)}`]);
      }
    },
  );

  const check = { "zh-CN": "逐行检查成绩表，不提交", en: "check a sheet row by row and submit nothing" };
  const checkOptions = [issuerOption, kindOption, levelOption];
  verb<SheetOptions>(domain, "check <file>", check, checkOptions, async (desk, [file = ""], given) => {
    const sheet = await readSheet(await readBytes(file), file);
    const member = given.issuer === undefined ? 1 : (await desk.member(given.issuer)).member;
    const checked = checkRecords(sheet, member, chosen(given));
    noteSheet(desk.terminal, sheet, checked.warnings, columnsOf(checked.kind));
    const records = requireFaultless(checked);
    const { kind, warnings } = checked;
    const summary = { kind, rows: sheet.rows.length, records: records.length, warnings };
    desk.terminal.answer(summary, [...preview(checked, desk.terminal), "", `✓ ${totals(checked, desk.terminal)}`]);
  });
}

function submitVerb(domain: Domain): void {
  const words = { "zh-CN": "检查成绩表并作为一个批次签发", en: "check a sheet and issue it as one batch" };
  const dryRun: VerbOption = [
    "--dry-run",
    { "zh-CN": "只检查和计算，不提交", en: "check and compute, submit nothing" },
  ];
  type Options = SheetOptions & { dryRun?: boolean };
  const submitOptions = [issuerOption, kindOption, levelOption, dryRun];
  verb<Options>(domain, "submit <file>", words, submitOptions, async (desk, [file = ""], options) => {
    const { terminal } = desk;
    const sheet = await readSheet(await readBytes(file), file);
    const ledger = options.dryRun && !desk.namesSigner ? undefined : await desk.ledger();
    const issuer = await desk.actingFor("registrar", options.issuer, "--issuer");
    const checked = checkRecords(sheet, issuer, chosen(options));
    noteSheet(terminal, sheet, checked.warnings, columnsOf(checked.kind));
    const records = requireFaultless(checked);
    const { salted, root, scope } = prepareBatch(records);
    const isDry = options.dryRun || ledger === undefined;
    if (!isDry) {
      await desk.privateLedger();
      await rehearse(ledger, (rehearsed) => issueDraft(rehearsed, issuer, { root, count: records.length, ...scope }));
    }
    if (!terminal.json) terminal.note(...preview(checked, terminal), "", totals(checked, terminal));
    if (isDry) {
      const done = { "zh-CN": "检查通过；没有提交。", en: "Everything is in order; nothing was submitted." };
      terminal.answer({ dryRun: true, issuer, kind: checked.kind, count: records.length }, [`✓ ${terminal.say(done)}`]);
      return;
    }
    await terminal.confirm({
      "zh-CN": `签发 ${records.length} 条记录？`,
      en: `Issue ${counted(records.length, "record")}?`,
    });
    const issued = await hinted(terminal, { root, rows: checked.rows }, (onStep) =>
      issueBatch(ledger, issuer, salted, onStep),
    );
    answerIssued(terminal, issuer, issued);
  });
}

function chosen({ kind, level }: SheetOptions) {
  return { kind: chosenKind(kind), level: level === undefined ? undefined : wholeNumber(level, "level", 0, 8) };
}

function draftVerbs(domain: Domain): void {
  type Options = { issuer?: string };
  const drafts = { "zh-CN": "已入库、未上链的批次", en: "batches in the vault and not on the chain" };
  verb<Options>(domain, "drafts", drafts, [issuerOption], async (desk, _, { issuer }) => {
    const ledger = await desk.privateLedger();
    const found = await listDrafts(ledger, await desk.actingFor("registrar", issuer, "--issuer"));
    const { terminal } = desk;
    const lines = table(found, [
      { heading: terminal.say({ "zh-CN": "根", en: "Root" }), cell: ({ root }) => root, most: 66 },
      {
        heading: terminal.say({ "zh-CN": "记录数", en: "Records" }),
        cell: ({ count }) => String(count),
        align: "right",
      },
      { heading: terminal.say({ "zh-CN": "类别", en: "Kind" }), cell: ({ kind }) => kindWord(kind, terminal) },
      { heading: terminal.say({ "zh-CN": "层次", en: "Level" }), cell: ({ level }) => levelWord(level, terminal) },
      { heading: terminal.say({ "zh-CN": "入库", en: "Since" }), cell: ({ createdAt }) => formatSortable(createdAt) },
    ]);
    terminal.answer(found, lines);
  });

  const resume = { "zh-CN": "把中断的批次上链", en: "put an interrupted batch on the chain" };
  verb<Options>(domain, "resume <root>", resume, [issuerOption], async (desk, [wanted = ""], options) => {
    const { ledger, issuer, draft } = await findDraft(desk, wanted, options.issuer);
    answerIssued(desk.terminal, issuer, await issueDraft(ledger, issuer, draft, noteStep(desk.terminal)));
  });

  const discard = { "zh-CN": "丢弃未上链的批次", en: "throw an interrupted batch away" };
  verb<Options>(domain, "discard <root>", discard, [issuerOption], async (desk, [wanted = ""], options) => {
    const { ledger, issuer, draft } = await findDraft(desk, wanted, options.issuer);
    const { count } = draft;
    await desk.terminal.confirm({ "zh-CN": `丢弃 ${count} 条记录？`, en: `Throw ${counted(count, "record")} away?` });
    await deleteDraft(ledger, issuer, draft.root);
    desk.terminal.answer({ root: draft.root }, [`✓ ${shorten(draft.root)}`]);
  });
}

/** A draft by its root or the beginning of it. @throws Credits_DraftUnknown */
async function findDraft(desk: Desk, wanted: string, option: string | undefined) {
  const ledger = await desk.privateLedger();
  const issuer = await desk.actingFor("registrar", option, "--issuer");
  const beginning = wanted.trim().toLowerCase();
  const drafts = await listDrafts(ledger, issuer);
  // Nothing at all would be the beginning of every draft.
  const matching = drafts.filter(({ root }) => /^0x[0-9a-f]/.test(beginning) && root.startsWith(beginning));
  const [draft] = matching;
  if (draft === undefined || matching.length > 1) throw new Problem("Credits_DraftUnknown", { root: wanted, issuer });
  return { ledger, issuer, draft };
}

/** Once the records may be in the vault, a failure loses nothing; the person has to know how to go on. */
async function hinted<T>(
  terminal: Terminal,
  { root, rows }: { root: string; rows: readonly number[] },
  act: (onStep: (step: IssueStep) => void) => Promise<T>,
): Promise<T> {
  let reached: IssueStep = "vault";
  const note = noteStep(terminal);
  const onStep = (step: IssueStep) => {
    reached = step;
    note(step);
  };
  try {
    return await act(onStep);
  } catch (error) {
    if (reached === "vault" && isRefusal(error)) throw withRows(error, rows);
    const verbs = `credits drafts · credits resume ${root.slice(0, 12)}`;
    terminal.note(
      terminal.say({ "zh-CN": `如已入库，可继续：${verbs}`, en: `If it reached the vault, go on with: ${verbs}` }),
    );
    throw error;
  }
}

/** The gateway answered, and said no: nothing was stored. */
function isRefusal(error: unknown): boolean {
  return documentOf(error, "en").status < 500;
}

const stepWords: Readonly<Record<IssueStep, Words>> = {
  vault: { "zh-CN": "… 私密记录存入本校保管库", en: "… storing the private records in the vault" },
  checking: { "zh-CN": "… 模拟交易", en: "… simulating the transaction" },
  signing: { "zh-CN": "… 签名并提交", en: "… signing and submitting" },
  done: { "zh-CN": "… 已上链", en: "… on the chain" },
};

function noteStep(terminal: Terminal): (step: IssueStep) => void {
  return (step) => {
    if (!terminal.json) terminal.note(terminal.say(stepWords[step]));
  };
}

function answerIssued(terminal: Terminal, issuer: number, issued: IssuedBatch): void {
  const { sequence, count, root, receipt } = issued;
  const where = receipt ? `${receipt.block}` : "—";
  terminal.answer({ issuer, ...issued }, [
    terminal.say({
      "zh-CN": `✓ 已签发批次 ${sequence}：${count} 条记录，区块 ${where}，根 ${shorten(root)}`,
      en: `✓ Issued batch ${sequence}: ${counted(count, "record")}, block ${where}, root ${shorten(root)}`,
    }),
  ]);
}
