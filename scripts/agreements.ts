/** `ledger alliance agreements …`: agreements between members, from the draft to the withdrawal. */
import { z } from "zod";
import {
  type AgreementDraft,
  amendmentOf,
  getAgreement,
  listAgreements,
  proposeAgreement,
  relayAgreement,
  removeExpelled,
  retractSignature,
  signAgreement,
  signAgreementNow,
  withdrawFromAgreement,
} from "../client/agreements.ts";
import { documentHash } from "../client/document.ts";
import { openLedger } from "../client/ledger.ts";
import { agreementIdSchema, agreementKinds, agreementStatuses } from "../server/alliance/agreement-records.ts";
import { addressSchema, memberIdSchema } from "../server/alliance/records.ts";
import { checkInput } from "../server/input.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { readChanges, readTerms, termsTemplate } from "./agreement-file.ts";
import { agreementLines, agreementTable, termsLines } from "./agreement-tables.ts";
import { askFirst, questionOf } from "./terminal/asking.ts";
import type { Desk } from "./terminal/desk.ts";
import { exitCodes } from "./terminal/failure.ts";
import { pathOf, readBytes, readJson, writeNew } from "./terminal/files.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { oneOf, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { group, verb } from "./terminal/verb.ts";

const partyOption: VerbOption = ["--member <member>", { "zh-CN": "代表哪一方", en: "the party one acts for" }];
const outOption: VerbOption = ["--out <file>", { "zh-CN": "写入文件", en: "write it to a file" }];

export function agreementVerbs(alliance: Domain): void {
  const domain = group(alliance, "agreements", { "zh-CN": "成员之间的协议", en: "agreements between members" });
  readingVerbs(domain);
  draftingVerbs(domain);
  signingVerbs(domain);
  leavingVerbs(domain);
}

function readingVerbs(domain: Domain): void {
  const filters: VerbOption[] = [
    ["--member <member>", { "zh-CN": "某成员参加的", en: "to which a member is a party" }],
    ["--status <status>", { "zh-CN": agreementStatuses.join("、"), en: agreementStatuses.join(", ") }],
    ["--kind <kind>", { "zh-CN": agreementKinds.join("、"), en: agreementKinds.join(", ") }],
  ];
  type Options = { member?: string; status?: string; kind?: string };
  const list = { "zh-CN": "协议，新的在前", en: "agreements, newest first" };
  verb<Options>(domain, "list", list, filters, async (desk, _, { member, status, kind }) => {
    const agreements = await listAgreements(openLedger(desk.gateway), {
      ...(member !== undefined && { member: (await desk.member(member)).member }),
      ...(status !== undefined && { status: oneOf(status, "status", agreementStatuses) }),
      ...(kind !== undefined && { kind: oneOf(kind, "kind", agreementKinds) }),
    });
    desk.terminal.answer(agreements, agreementTable(agreements, await desk.memberNames(), desk.terminal));
  });

  const check: VerbOption = [
    "--check <file>",
    { "zh-CN": "核对文本是否即所签文本", en: "whether a file is the text that was signed" },
  ];
  const show = { "zh-CN": "一份协议：条款与签署", en: "one agreement: its terms and signatures" };
  verb<{ check?: string }>(domain, "show <agreement>", show, [check], async (desk, [id = ""], given) => {
    const { terminal } = desk;
    const agreement = await getAgreement(openLedger(desk.gateway), wholeNumber(id, "agreement"));
    const lines = agreementLines(agreement, await desk.memberNames(), terminal);
    if (given.check === undefined) return terminal.answer(agreement, lines);
    const matches = documentHash(await readBytes(given.check)) === agreement.textHash;
    const verdict = terminal.say(
      matches
        ? { "zh-CN": "✓ 文件与所签文本一致", en: "✓ The file is the text that was signed" }
        : { "zh-CN": "✗ 文件与所签文本不一致", en: "✗ The file is not the text that was signed" },
    );
    terminal.answer({ ...agreement, textMatches: matches }, [...lines, "", verdict]);
    if (!matches) process.exitCode = exitCodes.problem;
  });
}

function draftingVerbs(domain: Domain): void {
  const template = { "zh-CN": "条款文件的样例（JSON）", en: "a file of terms to begin with (JSON)" };
  verb<{ out?: string }>(domain, "template", template, [outOption], async ({ terminal }, _, { out }) => {
    const text = `${JSON.stringify(termsTemplate, null, 2)}\n`;
    if (out === undefined) return terminal.answerFile(text);
    await writeNew(out, text);
    terminal.answer({ file: pathOf(out) }, [`✓ ${pathOf(out)}`]);
  });

  const propose = {
    "zh-CN": "按条款文件提出协议，并代本方签署",
    en: "propose an agreement and thereby sign it for one's own party",
  };
  verb<{ member?: string }>(domain, "propose <file>", propose, [partyOption], async (desk, [file = ""], { member }) => {
    await desk.ledger();
    await putForward(desk, await readTerms(desk, file), member);
  });

  const amend = {
    "zh-CN": "按文件中的更改提出修订；全部签署后取代原协议",
    en: "propose an amendment with the changes of a file; signed by all, it replaces the agreement",
  };
  verb<{ member?: string }>(
    domain,
    "amend <agreement> <file>",
    amend,
    [partyOption],
    async (desk, args, { member }) => {
      const [id = "", file = ""] = args;
      const agreement = await getAgreement(await desk.ledger(), wholeNumber(id, "agreement"));
      await putForward(desk, amendmentOf(agreement, await readChanges(desk, file)), member);
    },
  );
}

async function putForward(desk: Desk, draft: AgreementDraft, wanted: string | undefined): Promise<void> {
  const { terminal } = desk;
  const member = await desk.actingFor("administrator", wanted);
  const nameOf = await desk.memberNames();
  const asking = askFirst(await desk.ledger(), () => {
    if (!terminal.json) terminal.note(...termsLines(draft, nameOf, terminal), "");
    return terminal.confirm({
      "zh-CN": `代${nameOf(member)}提出并签署？`,
      en: `Propose and sign this for ${nameOf(member)}?`,
    });
  });
  const { agreement, receipt } = await proposeAgreement(asking, member, draft);
  const done = {
    "zh-CN": `已提出协议 ${agreement}，等候其他方签署。`,
    en: `Proposed as agreement ${agreement}; the others have to sign.`,
  };
  answerReceipt(terminal, done, receipt, { agreement, member });
}

function signingVerbs(domain: Domain): void {
  const sign = {
    "zh-CN": "代一方签署；--out 只签不提交，由他人提交",
    en: "sign for a party; with --out nothing is sent and anyone may bring it",
  };
  type Options = { member?: string; out?: string };
  verb<Options>(domain, "sign <agreement>", sign, [partyOption, outOption], async (desk, [id = ""], given) => {
    const ledger = await desk.ledger();
    const agreement = wholeNumber(id, "agreement");
    const member = await desk.actingFor("administrator", given.member);
    if (given.out !== undefined) {
      const signed = await signAgreement(ledger, agreement, member);
      await writeNew(given.out, `${JSON.stringify(signed, null, 2)}\n`);
      desk.terminal.answer({ file: pathOf(given.out) }, [`✓ ${pathOf(given.out)}`]);
      return;
    }
    const { terminal } = desk;
    const found = await getAgreement(ledger, agreement);
    const nameOf = await desk.memberNames();
    const asking = askFirst(ledger, () => {
      if (!terminal.json) terminal.note(...agreementLines(found, nameOf, terminal), "");
      return terminal.confirm({ "zh-CN": `代${nameOf(member)}签署？`, en: `Sign this for ${nameOf(member)}?` });
    });
    const receipt = await signAgreementNow(asking, agreement, member);
    const { status } = await getAgreement(ledger, agreement);
    answerReceipt(terminal, signedWords(status === "signed"), receipt, { agreement, member, status });
  });

  const bring = { "zh-CN": "提交某一方签好的签名文件", en: "bring what a party signed" };
  verb(domain, "bring <file>", bring, [], async (desk, [file = ""]) => {
    const { value, faults } = checkInput(signatureSchema, await readJson(file));
    if (!value) throw new Problem("Terminal_BadFile", { file }, faults);
    const ledger = await desk.ledger();
    const { agreement, member, signer, signature } = value;
    const signed = { agreement, member, signer: signer as `0x${string}`, signature: signature as `0x${string}` };
    const receipt = await relayAgreement(ledger, signed);
    const { status } = await getAgreement(ledger, agreement);
    answerReceipt(desk.terminal, signedWords(status === "signed"), receipt, { agreement, member, status });
  });
}

const signatureSchema = z.strictObject({
  agreement: agreementIdSchema,
  member: memberIdSchema,
  signer: addressSchema,
  signature: z.string().regex(/^0x(?:[0-9a-f]{2})+$/i),
});

function signedWords(isComplete: boolean): Words {
  return isComplete
    ? { "zh-CN": "已签署；各方都已签署。", en: "Signed, and now by all." }
    : { "zh-CN": "已签署；尚待其他方。", en: "Signed; others are missing." };
}

type Leave = readonly [name: string, act: typeof withdrawFromAgreement, words: Words, done: Words];

const leaving: readonly Leave[] = [
  [
    "retract",
    retractSignature,
    { "zh-CN": "收回签名（签齐之前）", en: "take a party's signature back while others are missing" },
    { "zh-CN": "已收回签名。", en: "Taken back." },
  ],
  [
    "withdraw",
    withdrawFromAgreement,
    { "zh-CN": "按约定的通知期退出协议", en: "withdraw a party, with the agreed notice" },
    { "zh-CN": "已退出。", en: "Withdrawn." },
  ],
];

function leavingVerbs(domain: Domain): void {
  for (const [name, act, words, done] of leaving) {
    verb<{ member?: string }>(domain, `${name} <agreement>`, words, [partyOption], async (desk, [id = ""], given) => {
      const agreement = wholeNumber(id, "agreement");
      await desk.ledger();
      const member = await desk.actingFor("administrator", given.member);
      const asking = await desk.ledgerAsking(questionOf(words, `#${agreement}`));
      const receipt = await act(asking, agreement, member);
      const found = await getAgreement(await desk.ledger(), agreement);
      const leavesAt = found.parties.find((party) => party.member === member)?.leavesAt ?? null;
      answerReceipt(desk.terminal, done, receipt, { agreement, member, leavesAt });
    });
  }

  const remove = {
    "zh-CN": "终止已除名成员的协议（任何人）",
    en: "end an agreement for an expelled member, by anyone",
  };
  verb(domain, "remove <agreement> <member>", remove, [], async (desk, [id = "", wanted = ""]) => {
    const { member } = await desk.member(wanted);
    const receipt = await removeExpelled(await desk.ledger(), wholeNumber(id, "agreement"), member);
    answerReceipt(desk.terminal, { "zh-CN": "已终止。", en: "Ended for it." }, receipt, { member });
  });
}
