/** `ledger credits present|verify`: a record handed over, and checked by whoever got it. */
import { presentationOf } from "../client/credits.ts";
import { formatSortable } from "../client/format.ts";
import { connectGateway } from "../client/gateway.ts";
import { presentationLink } from "../client/presentation.ts";
import {
  integrityWords,
  issuerWords,
  obstacleWords,
  outcomeAdvice,
  outcomeWords,
  statusReasonWords,
} from "../client/verdict-words.ts";
import type { Verdict } from "../client/verify.ts";
import { verifyPresentation } from "../client/verify.ts";
import type { Presentation } from "../server/credits/records.ts";
import { statusReasons } from "../server/credits/records.ts";
import { statusReasonWords as statusReasonNames } from "../server/credits/words.ts";
import { issuerOption } from "./credit-record.ts";
import { recordCells } from "./credit-tables.ts";
import { readPresentation } from "./presentations.ts";
import { exitCodes } from "./terminal/failure.ts";
import { pathOf, writeNew } from "./terminal/files.ts";
import { facts } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { recordId } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function verificationVerbs(domain: Domain): void {
  const out: VerbOption = ["--out <file>", { "zh-CN": "同时写入证明文件", en: "write the presentation to a file too" }];
  const present = { "zh-CN": "生成可分享的核验链接", en: "make a link that anyone can verify" };
  type PresentOptions = { issuer?: string; out?: string };
  verb<PresentOptions>(domain, "present <record>", present, [issuerOption, out], async (desk, [id = ""], options) => {
    const wanted = recordId(id);
    const ledger = await desk.privateLedger();
    const issuer = await desk.actingFor("registrar", options.issuer, "--issuer");
    const presentation = await presentationOf(ledger, issuer, wanted);
    const link = await presentationLink(desk.gateway.url, presentation);
    if (options.out !== undefined) await writeNew(options.out, `${JSON.stringify(presentation, null, 2)}\n`, true);
    const file = options.out === undefined ? undefined : pathOf(options.out);
    desk.terminal.answer({ link, ...(file && { file }), presentation }, file ? [link, file] : [link]);
  });

  const also: VerbOption = [
    "--also <url>",
    { "zh-CN": "再问另一个网关", en: "ask another gateway too; they must agree" },
  ];
  const verify = { "zh-CN": "核验链接或证明文件", en: "verify a link or a presentation file" };
  verb<{ also?: string }>(domain, "verify <link-or-file>", verify, [also], async (desk, [given = ""], options) => {
    const presentation = await readPresentation(given);
    const gateways = [desk.gateway, ...(options.also === undefined ? [] : [connectGateway(options.also)])];
    const verdict = await verifyPresentation(presentation, gateways);
    desk.terminal.answer({ verdict, presentation }, verdictLines(verdict, presentation, desk.terminal));
    if (verdict.outcome !== "valid") process.exitCode = exitCodes.problem;
  });
}

function verdictLines(verdict: Verdict, { record, sequence }: Presentation, terminal: Terminal): string[] {
  const mark = (ok: boolean | null) => (ok === null ? "?" : ok ? "✓" : "✗");
  const name = terminal.language === "en" ? verdict.issuer.nameEn : verdict.issuer.nameZh;
  return [
    `${mark(verdict.outcome === "cannot-check" ? null : verdict.outcome === "valid")} ${terminal.say(outcomeWords[verdict.outcome])}`,
    `  ${terminal.say(verdict.obstacle ? obstacleWords[verdict.obstacle] : outcomeAdvice[verdict.outcome])}`,
    "",
    `${mark(verdict.integrity.ok)} ${terminal.say(integrityWords[verdict.integrity.reason])}`,
    `${mark(verdict.status.ok)} ${terminal.say(statusReasonWords[verdict.status.reason])}`,
    `${mark(verdict.issuer.ok)} ${terminal.say(issuerWords[verdict.issuer.reason])}`,
    "",
    ...facts([
      ...changeFacts(verdict, terminal),
      [terminal.say({ "zh-CN": "学校", en: "Issuer" }), `${name ?? ""} #${record.issuer}`.trim()],
      ...recordCells(record, terminal),
      [terminal.say({ "zh-CN": "批次", en: "Batch" }), String(sequence)],
      [terminal.say({ "zh-CN": "核验于", en: "Checked" }), checkedAt(verdict)],
    ]),
  ];
}

/** Since when, and why, the status is not the first one. */
function changeFacts({ status: { change } }: Verdict, terminal: Terminal): (readonly [string, string | undefined])[] {
  if (!change) return [];
  const why = statusReasonNames[statusReasons.indexOf(change.reason)];
  return [
    [terminal.say({ "zh-CN": "理由", en: "Reason" }), why && change.reason !== "none" ? terminal.say(why) : undefined],
    [terminal.say({ "zh-CN": "自", en: "Since" }), change.changedAt ? formatSortable(change.changedAt) : undefined],
  ];
}

function checkedAt({ checkedAt: time, block, chainId }: Verdict): string {
  return block === null ? formatSortable(time) : `${formatSortable(time)} · #${block} · ${chainId}`;
}
