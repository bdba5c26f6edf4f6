/** `ledger credits recognise` and `recognitions list|show|request`: credits of one university at another. */

import type { Ledger } from "../client/ledger.ts";
import { openLedger } from "../client/ledger.ts";
import {
  listRecognitions,
  type RecognisedItem,
  recognitionsOf,
  remainingCredits,
  requestRecognition,
} from "../client/recognition.ts";
import { partsOf, recognisePart } from "../client/recognition-batches.ts";
import { rehearse } from "../client/rehearsal.ts";
import type { Receipt } from "../server/api/records.ts";
import { leafOf } from "../server/credits/commitment.ts";
import { recognitionStatuses } from "../server/credits/recognition-records.ts";
import type { Presentation } from "../server/credits/records.ts";
import { oneLine } from "./credit-tables.ts";
import { readPresentation, readPresentations } from "./presentations.ts";
import { recognitionStepVerbs } from "./recognition-steps.ts";
import { findRecognition, type SubjectOptions, subjectOptions } from "./recognition-subject.ts";
import { recognitionLines, recognitionStatusWord, recognitionTable } from "./recognition-tables.ts";
import type { Desk } from "./terminal/desk.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { code, credits, oneOf, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { group, verb } from "./terminal/verb.ts";

export function recognitionVerbs(creditsDomain: Domain): void {
  recogniseVerb(creditsDomain);
  const domain = group(creditsDomain, "recognitions", {
    "zh-CN": "学分认定的申请与决定",
    en: "recognitions, requested and decided",
  });
  readingVerbs(domain);
  requestVerb(domain);
  recognitionStepVerbs(domain);
}

const applicationOptions: readonly VerbOption[] = [
  ["--home <member>", { "zh-CN": "认定学校", en: "the university that recognises" }],
  ["--programme <code>", { "zh-CN": "专业代码（公开）", en: "public code of its programme" }, ""],
  ["--rule <number>", { "zh-CN": "依据的规则", en: "the rule that is applied" }, ""],
  [
    "--credits <number>",
    { "zh-CN": "用记录的多少学分；默认其余全部", en: "how much of a record; absent: all that is left" },
  ],
];
type ApplicationOptions = { home?: string; programme?: string; rule?: string; credits?: string };

function recogniseVerb(domain: Domain): void {
  const words = {
    "zh-CN": "本校直接认定一条或多条记录（证明链接或文件）；同一批次的一次上链",
    en: "recognise records at once, by their links or files; those of one batch in one transaction",
  };
  verb<ApplicationOptions>(
    domain,
    "recognise <presentations...>",
    words,
    applicationOptions,
    async (desk, args, given) => {
      const ledger = await desk.ledger();
      const home = await desk.actingFor("registrar", given.home, "--home");
      const presentations = await readPresentations(args);
      const items = await Promise.all(presentations.map((presentation) => itemOf(ledger, presentation, given)));
      const parts = partsOf(items);
      for (const part of parts) await rehearse(ledger, (rehearsed) => recognisePart(rehearsed, home, part));
      const { terminal } = desk;
      if (!terminal.json)
        terminal.note(...items.map((item) => `· ${oneLine(item.presentation.record)} → ${item.credits}`));
      await terminal.confirm({ "zh-CN": `认定 ${items.length} 条记录？`, en: `Recognise ${items.length} records?` });
      const receipts: Receipt[] = [];
      for (const part of parts) receipts.push(await recognisePart(ledger, home, part));
      const [receipt] = receipts;
      if (!receipt) return;
      const done = { "zh-CN": `已认定 ${items.length} 条记录。`, en: `Recognised ${items.length} records.` };
      const leaves = items.map(({ presentation }) => leafOf(presentation));
      answerReceipt(terminal, done, receipt, { home, leaves, receipts });
    },
  );
}

async function itemOf(ledger: Ledger, presentation: Presentation, given: ApplicationOptions): Promise<RecognisedItem> {
  return {
    presentation,
    programme: code(given.programme ?? "", "programme"),
    rule: wholeNumber(given.rule ?? "", "rule"),
    credits:
      given.credits === undefined ? await remainingCredits(ledger, presentation) : credits(given.credits, "credits"),
  };
}

function requestVerb(domain: Domain): void {
  const words = {
    "zh-CN": "以签发学校或认定学校的身份申请认定；学分先占用",
    en: "ask for a recognition, as issuer or home; the credits are held meanwhile",
  };
  const acting: VerbOption = ["--for <member>", { "zh-CN": "代表哪所学校申请", en: "the university one asks for" }];
  type Options = ApplicationOptions & { for?: string };
  verb<Options>(
    domain,
    "request <presentation>",
    words,
    [...applicationOptions, acting],
    async (desk, [text = ""], given) => {
      const ledger = await desk.ledger();
      const presentation = await readPresentation(text);
      const requester = await desk.actingFor("registrar", given.for, "--for");
      const home = given.home === undefined ? requester : (await desk.member(given.home)).member;
      const { programme, rule, credits: wanted } = await itemOf(ledger, presentation, given);
      const receipt = await requestRecognition(
        ledger,
        presentation,
        { home, programme, rule, credits: wanted },
        requester,
      );
      await answerSubject(desk, receipt, {
        issuer: presentation.record.issuer,
        leaf: leafOf(presentation),
        home,
        programme,
      });
    },
  );
}

async function answerSubject(
  desk: Desk,
  receipt: Receipt,
  subject: { readonly issuer: number; readonly leaf: string; readonly home: number; readonly programme: string },
): Promise<void> {
  const { recognitions } = await recognitionsOf(openLedger(desk.gateway), subject.issuer, subject.leaf);
  const found = recognitions.find(({ home, programme }) => home === subject.home && programme === subject.programme);
  const status = found ? recognitionStatusWord(found.status, desk.terminal) : "—";
  const done = { "zh-CN": `已提交（${status}）。`, en: `Done (${status}).` };
  answerReceipt(desk.terminal, done, receipt, { ...subject, status: found?.status, deadline: found?.deadline });
}

function readingVerbs(domain: Domain): void {
  const filters: VerbOption[] = [
    ["--home <member>", { "zh-CN": "认定学校", en: "the university that recognises" }],
    ["--issuer <member>", { "zh-CN": "签发学校", en: "the university that issued the record" }],
    ["--status <status>", { "zh-CN": recognitionStatuses.join("、"), en: recognitionStatuses.join(", ") }],
  ];
  const list = { "zh-CN": "认定，新的在前", en: "recognitions, newest first" };
  type Options = { home?: string; issuer?: string; status?: string };
  verb<Options>(domain, "list", list, filters, async (desk, _, { home, issuer, status }) => {
    const found = await listRecognitions(openLedger(desk.gateway), {
      ...(home !== undefined && { home: (await desk.member(home)).member }),
      ...(issuer !== undefined && { issuer: (await desk.member(issuer)).member }),
      ...(status !== undefined && { status: oneOf(status, "status", recognitionStatuses) }),
    });
    desk.terminal.answer(found, recognitionTable(found, await desk.memberNames(), desk.terminal));
  });

  const show = {
    "zh-CN": "一项认定：由记录的叶或其开头指明",
    en: "one recognition, by the leaf of its record or the beginning of it",
  };
  verb<SubjectOptions>(domain, "show <leaf>", show, subjectOptions, async (desk, [leaf = ""], given) => {
    const found = await findRecognition(desk, leaf, given);
    desk.terminal.answer(found, recognitionLines(found, await desk.memberNames(), desk.terminal));
  });
}
