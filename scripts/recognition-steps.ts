/** `ledger credits recognitions decide|vote|…`: the steps of a recognition that was requested. */
import type { Ledger } from "../client/ledger.ts";
import { requireSigner } from "../client/ledger.ts";
import {
  appealDecision,
  decideAppeal,
  decideRecognition,
  deemRecognised,
  recognitionsOf,
  releaseCredits,
  type Subject,
  voteOnRecognition,
  withdrawAppeal,
  withdrawRecognition,
} from "../client/recognition.ts";
import { getRule } from "../client/recognition-rules.ts";
import type { Receipt } from "../server/api/records.ts";
import { decisionGrounds, type RecognitionRecord } from "../server/credits/recognition-records.ts";
import type { Words } from "../server/problem.ts";
import { findRecognition, type SubjectOptions, subjectOptions } from "./recognition-subject.ts";
import { recognitionStatusWord } from "./recognition-tables.ts";
import { askFirst, questionOf } from "./terminal/asking.ts";
import type { Desk } from "./terminal/desk.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { credits, oneOf, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function recognitionStepVerbs(domain: Domain): void {
  decisionVerbs(domain);
  voteVerb(domain);
  for (const [name, act, words, done] of steps) {
    verb<SubjectOptions>(domain, `${name} <leaf>`, words, subjectOptions, async (desk, [leaf = ""], given) => {
      const found = await findRecognition(desk, leaf, given);
      const ledger = await ledgerAsking(desk, words, found);
      await answerStep(desk, done, await act(ledger, found), found);
    });
  }
}

const groundOption: VerbOption = [
  "--ground <ground>",
  {
    "zh-CN": `未全部同意的理由：${decisionGrounds.join("、")}`,
    en: `why not everything: ${decisionGrounds.join(", ")}`,
  },
  "none",
];

function decisionVerbs(domain: Domain): void {
  const rule: VerbOption = [
    "--rule <number>",
    { "zh-CN": "适用的规则；默认所申请的", en: "the rule applied; absent: the one asked for" },
  ];
  const decision = (name: string, act: typeof decideRecognition, words: Words) => {
    type Options = SubjectOptions & { ground?: string; rule?: string };
    const options = [groundOption, rule, ...subjectOptions];
    verb<Options>(domain, `${name} <leaf> <credits>`, words, options, async (desk, [leaf = "", amount = ""], given) => {
      const decided = {
        credits: credits(amount, "credits"),
        ground: oneOf(given.ground ?? "none", "ground", decisionGrounds),
      };
      const found = await findRecognition(desk, leaf, given);
      const applied = given.rule === undefined ? found.rule : wholeNumber(given.rule, "rule");
      const ledger = await ledgerAsking(desk, words, found, decided.credits);
      const receipt = await act(ledger, found, { ...decided, rule: applied });
      await answerStep(desk, { "zh-CN": "已决定", en: "Decided" }, receipt, found);
    });
  };
  decision("decide", decideRecognition, {
    "zh-CN": "认定学校决定同意多少学分；0 为不予认定",
    en: "decide how many credits are granted, 0 to refuse",
  });
  decision("decide-appeal", decideAppeal, {
    "zh-CN": "仲裁方（没有时由认定学校另一管理员）决定申诉",
    en: "decide an appeal, as arbiter, or as another administrator of home",
  });
}

function voteVerb(domain: Domain): void {
  const words = {
    "zh-CN": "以评议组成员的身份同意若干学分；0 为反对",
    en: "approve so many credits as a member of the panel, 0 to refuse",
  };
  const acting: VerbOption = ["--member <member>", { "zh-CN": "代表哪个成员", en: "the member one votes for" }];
  type Options = SubjectOptions & { ground?: string; member?: string };
  const options = [groundOption, acting, ...subjectOptions];
  verb<Options>(domain, "vote <leaf> <credits>", words, options, async (desk, [leaf = "", amount = ""], given) => {
    const approved = {
      credits: credits(amount, "credits"),
      ground: oneOf(given.ground ?? "none", "ground", decisionGrounds),
    };
    await desk.ledger();
    const found = await findRecognition(desk, leaf, given);
    const member = await desk.actingFor("registrar", given.member);
    const ledger = await ledgerAsking(desk, words, found, approved.credits);
    const { panel } = await getRule(ledger, found.rule);
    const receipt = await voteOnRecognition(ledger, found, panel, member, approved);
    await answerStep(desk, { "zh-CN": "已评议", en: "Voted" }, receipt, found);
  });
}

type Step = readonly [
  name: string,
  act: (ledger: Ledger, subject: Subject) => Promise<Receipt>,
  words: Words,
  done: Words,
];

const steps: readonly Step[] = [
  [
    "deem",
    deemRecognised,
    {
      "zh-CN": "期限内无人决定，视为同意（任何人）",
      en: "say that silence was approval once the deadline is over, by anyone",
    },
    { "zh-CN": "视为同意", en: "Granted by silence" },
  ],
  [
    "appeal",
    appealDecision,
    { "zh-CN": "申请方申诉", en: "appeal, as the requester" },
    { "zh-CN": "已申诉", en: "Appealed" },
  ],
  [
    "withdraw-appeal",
    withdrawAppeal,
    { "zh-CN": "撤回申诉", en: "take an appeal back" },
    { "zh-CN": "已撤回申诉", en: "Taken back" },
  ],
  [
    "release",
    releaseCredits,
    {
      "zh-CN": "申诉期过后释放未认定的学分（任何人）",
      en: "free what was not granted once nobody can appeal, by anyone",
    },
    { "zh-CN": "已释放", en: "Released" },
  ],
  [
    "withdraw",
    withdrawRecognition,
    {
      "zh-CN": "撤回申请（申请方）或认定（认定学校）",
      en: "take a request back, as its requester, or a recognition, as home",
    },
    { "zh-CN": "已撤回", en: "Withdrawn" },
  ],
];

async function ledgerAsking(desk: Desk, words: Words, found: RecognitionRecord, amount?: string): Promise<Ledger> {
  const ledger = await desk.ledger();
  requireSigner(ledger);
  const nameOf = await desk.memberNames();
  const about = `${found.leaf.slice(0, 14)}… → ${nameOf(found.home)} ${found.programme}${amount === undefined ? "" : ` (${amount})`}`;
  return askFirst(ledger, () => desk.terminal.confirm(questionOf(words, about)));
}

async function answerStep(desk: Desk, done: Words, receipt: Receipt, before: RecognitionRecord): Promise<void> {
  const { issuer, leaf, home, programme } = before;
  const { recognitions } = await recognitionsOf(await desk.ledger(), issuer, leaf);
  const found = recognitions.find((one) => one.home === home && one.programme === programme) ?? before;
  const status = recognitionStatusWord(found.status, desk.terminal);
  const said = {
    "zh-CN": `${done["zh-CN"]}：${status}，计入 ${found.effective}。`,
    en: `${done.en}: ${status}; ${found.effective} credits count.`,
  };
  answerReceipt(desk.terminal, said, receipt, { recognition: found });
}
