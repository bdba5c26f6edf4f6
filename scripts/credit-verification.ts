/** `ledger credits present|verify`: a record handed over, and checked by whoever got it. */
import { presentationOf } from "../client/credits.ts";
import { formatSortable } from "../client/format.ts";
import { presentationLink } from "../client/presentation.ts";
import { connectPublicGateway } from "../client/public-gateway.ts";
import {
  integrityWords,
  issuerWords,
  obstacleWords,
  outcomeAdvice,
  outcomeWords,
  statusReasonWords,
} from "../client/verdict-words.ts";
import type { Verdict, Verification } from "../client/verify.ts";
import { verifyPresentations } from "../client/verify.ts";
import { gatewaysFrom } from "../client/witnesses.ts";
import type { Presentation } from "../server/credits/records.ts";
import { statusReasons } from "../server/credits/records.ts";
import { statusReasonWords as statusReasonNames } from "../server/credits/words.ts";
import { fill } from "../server/problem.ts";
import { issuerOption } from "./credit-record.ts";
import { recordCells } from "./credit-tables.ts";
import { readGiven } from "./presentations.ts";
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
    "--also <url...>",
    { "zh-CN": "再问另外的网关", en: "ask other gateways too; they must agree" },
  ];
  const verify = { "zh-CN": "核验链接或证明文件", en: "verify a link or a file of one record or many" };
  verb<{ also?: string[] }>(domain, "verify <link-or-file>", verify, [also], async (desk, [given = ""], options) => {
    const own = connectPublicGateway(desk.gateway.url);
    const handed = await readGiven(given, own);
    const verification = await verifyPresentations(handed.presentations, await gatewaysFrom(own, options.also ?? []));
    const { outcome, answers } = verification;
    const records = handed.presentations.flatMap((presentation, at) => {
      const verdict = verification.verdicts[at];
      return verdict ? [{ verdict, presentation }] : [];
    });
    const [first] = records;
    const lines = gatewayLines(verification, desk.terminal);
    if (records.length === 1 && first) {
      const said = verdictLines(first.verdict, first.presentation, desk.terminal);
      desk.terminal.answer({ ...first, answers }, [...said, ...lines]);
    } else {
      const { shared } = handed;
      desk.terminal.answer({ outcome, shared, records, answers }, [...bundleLines(records, desk.terminal), ...lines]);
    }
    if (outcome !== "valid") process.exitCode = exitCodes.problem;
  });
}

type Judged = { readonly verdict: Verdict; readonly presentation: Presentation };

/** One line a record, and first how many stand. */
function bundleLines(records: readonly Judged[], terminal: Terminal): string[] {
  const valid = records.filter(({ verdict }) => verdict.outcome === "valid").length;
  const words = { "zh-CN": "{count} 条记录，其中 {valid} 条有效", en: "{count} records, {valid} of them valid" };
  return [
    `${valid === records.length ? "✓" : "✗"} ${fill(terminal.say(words), { count: records.length, valid })}`,
    "",
    ...records.map(({ verdict, presentation: { record } }) => {
      const { titleZh, titleEn, code } = record.achievement;
      const title = terminal.language === "en" ? titleEn : titleZh;
      return `${markOf(verdict)} ${terminal.say(outcomeWords[verdict.outcome])}  ${code} ${title}  #${record.issuer}`;
    }),
    "",
    ...facts([[terminal.say({ "zh-CN": "核验于", en: "Checked" }), records[0] && checkedAt(records[0].verdict)]]),
  ];
}

/** Where several were asked: what became of each, and who says what where they do not say the same. */
function gatewayLines({ answers, verdicts }: Verification, terminal: Terminal): string[] {
  if (answers.length < 2) return [];
  const answered = { "zh-CN": "已应答", en: "answered" };
  const said = verdicts.filter(({ obstacle }) => obstacle !== null).flatMap(({ words }) => words);
  return [
    "",
    ...answers.map(({ url, fault, block }) => {
      return `${fault ? "✗" : "✓"} ${url}  ${terminal.say(fault ? obstacleWords[fault] : answered)}${block ? ` · #${block.number}` : ""}`;
    }),
    ...said.map(({ url, outcome, block }) => `  ${url}  #${block}  ${terminal.say(outcomeWords[outcome])}`),
  ];
}

function markOf({ outcome }: Verdict): string {
  return outcome === "cannot-check" ? "?" : outcome === "valid" ? "✓" : "✗";
}

function verdictLines(verdict: Verdict, { record, sequence }: Presentation, terminal: Terminal): string[] {
  const mark = (ok: boolean | null) => (ok === null ? "?" : ok ? "✓" : "✗");
  const name = terminal.language === "en" ? verdict.issuer.nameEn : verdict.issuer.nameZh;
  return [
    `${markOf(verdict)} ${terminal.say(outcomeWords[verdict.outcome])}`,
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
