/** `ledger alliance council …`: proposals, ballots, and what becomes of them. */
import { z } from "zod";
import {
  cancelProposal,
  execute,
  getCouncil,
  getProposal,
  listProposals,
  object,
  queue,
  relayBallot,
  signBallot,
  vote,
} from "../client/council.ts";
import type { Ledger } from "../client/ledger.ts";
import { openLedger } from "../client/ledger.ts";
import { spokenPart } from "../client/spoken-part.ts";
import {
  type ProposalRecord,
  proposalIdSchema,
  proposalStatuses,
  supports,
} from "../server/alliance/council-records.ts";
import { addressSchema } from "../server/alliance/records.ts";
import type { Receipt } from "../server/api/records.ts";
import { checkInput } from "../server/input.ts";
import type { Language, Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { findProposal } from "./council-proposal.ts";
import { actNames, proposingVerbs } from "./council-proposing.ts";
import { proposalLines, proposalTable, ruleLines, tallyText } from "./council-tables.ts";
import { questionOf } from "./terminal/asking.ts";
import type { Desk } from "./terminal/desk.ts";
import { pathOf, readJson, writeNew } from "./terminal/files.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { oneOf } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { group, verb } from "./terminal/verb.ts";

export function councilVerbs(alliance: Domain): void {
  const domain = group(alliance, "council", {
    "zh-CN": "理事会：提案与表决",
    en: "the council: proposals and ballots",
  });
  readingVerbs(domain);
  proposingVerbs(domain);
  votingVerbs(domain);
  signedBallotVerbs(domain);
  endingVerbs(domain);
}

function readingVerbs(domain: Domain): void {
  const status: VerbOption = [
    "--status <status>",
    { "zh-CN": proposalStatuses.join("、"), en: proposalStatuses.join(", ") },
  ];
  const list = { "zh-CN": "提案，新的在前", en: "proposals, newest first" };
  verb<{ status?: string }>(domain, "list", list, [status], async (desk, _, given) => {
    const wanted = given.status === undefined ? undefined : oneOf(given.status, "status", proposalStatuses);
    const proposals = await listProposals(openLedger(desk.gateway), wanted);
    desk.terminal.answer(proposals, proposalTable(proposals, desk.terminal));
  });

  const show = {
    "zh-CN": "一项提案：内容、规则、票数",
    en: "one proposal: what it would do, what it needs, its ballots",
  };
  verb(domain, "show <proposal>", show, [], async (desk, [wanted = ""]) => {
    const ledger = openLedger(desk.gateway);
    const proposal = await getProposal(ledger, (await findProposal(ledger, wanted)).proposal);
    const names = await actNames(desk);
    desk.terminal.answer(proposal, proposalLines(proposal, names, desk.terminal));
  });

  const rules = { "zh-CN": "理事会的时限与表决规则", en: "the council's times, and what its decisions need" };
  verb(domain, "rules", rules, [], async (desk) => {
    const council = await getCouncil(openLedger(desk.gateway));
    desk.terminal.answer(council, ruleLines(council, desk.terminal));
  });
}

const reasonOption: VerbOption = ["--reason <text>", { "zh-CN": "理由（公开）", en: "why (public)" }, ""];

function votingVerbs(domain: Domain): void {
  const words = {
    "zh-CN": `投票：${supports.join("、")}；不可更改`,
    en: `vote: ${supports.join(", ")}; a ballot is final`,
  };
  verb<{ reason?: string }>(
    domain,
    "vote <proposal> <support>",
    words,
    [reasonOption],
    async (desk, [wanted = "", text = ""], { reason = "" }) => {
      const support = oneOf(text, "support", supports);
      const ledger = await desk.ledger();
      const { proposal } = await findProposal(ledger, wanted);
      const receipt = await vote(ledger, proposal, support, reason);
      await answerBallot(desk, ledger, receipt, proposal);
    },
  );
}

function signedBallotVerbs(domain: Domain): void {
  const out: VerbOption = ["--out <file>", { "zh-CN": "写入文件", en: "write it to a file" }];
  const sign = { "zh-CN": "只签选票，由他人提交", en: "sign a ballot and send nothing; anyone may bring it" };
  verb<{ out?: string }>(
    domain,
    "sign <proposal> <support>",
    sign,
    [out],
    async (desk, [wanted = "", text = ""], given) => {
      const support = oneOf(text, "support", supports);
      const ledger = await desk.ledger();
      const { proposal } = await findProposal(ledger, wanted);
      const ballot = `${JSON.stringify(await signBallot(ledger, proposal, support), null, 2)}\n`;
      if (given.out === undefined) {
        process.stdout.write(ballot);
        return;
      }
      await writeNew(given.out, ballot);
      desk.terminal.answer({ file: pathOf(given.out) }, [`✓ ${pathOf(given.out)}`]);
    },
  );

  const bring = { "zh-CN": "提交他人签好的选票", en: "bring a ballot that somebody signed" };
  verb(domain, "bring <file>", bring, [], async (desk, [file = ""]) => {
    const { value, faults } = checkInput(ballotSchema, await readJson(file));
    if (!value) throw new Problem("Terminal_BadFile", { file }, faults);
    const ledger = await desk.ledger();
    const { proposal, support, voter, signature } = value;
    const ballot = { proposal, support, voter: voter as `0x${string}`, signature: signature as `0x${string}` };
    await answerBallot(desk, ledger, await relayBallot(ledger, ballot), proposal);
  });
}

const ballotSchema = z.strictObject({
  proposal: proposalIdSchema,
  support: z.enum(supports),
  voter: addressSchema,
  signature: z.string().regex(/^0x(?:[0-9a-f]{2})+$/i),
});

async function answerBallot(desk: Desk, ledger: Ledger, receipt: Receipt, proposal: string): Promise<void> {
  const { tally } = await getProposal(ledger, proposal);
  const count = tallyText(tally, desk.terminal);
  const done = { "zh-CN": `已投票。现有：${count}。`, en: `Voted. So far: ${count}.` };
  answerReceipt(desk.terminal, done, receipt, { proposal, tally });
}

type Step = readonly [name: string, act: typeof queue, words: Words, done: Words];

const steps: readonly Step[] = [
  [
    "queue",
    queue,
    { "zh-CN": "计票并排入执行（任何人）", en: "count a closed poll and queue what was carried, by anyone" },
    { "zh-CN": "已通过，等候执行。", en: "Carried, and queued." },
  ],
  [
    "execute",
    execute,
    { "zh-CN": "执行到期的决定（任何人）", en: "carry out what is due, by anyone" },
    { "zh-CN": "已执行。", en: "Executed." },
  ],
  [
    "cancel",
    cancelProposal,
    { "zh-CN": "表决开始前撤回自己的提案", en: "take one's proposal back before its poll opens" },
    { "zh-CN": "已撤回。", en: "Taken back." },
  ],
];

function endingVerbs(domain: Domain): void {
  for (const [name, act, words, done] of steps) {
    verb(domain, `${name} <proposal>`, words, [], async (desk, [wanted = ""]) => {
      const ledger = await desk.ledger();
      const found = await findProposal(ledger, wanted);
      const asking = await desk.ledgerAsking(aboutProposal(words, found));
      const receipt = await act(asking, found.proposal);
      const { status, executableAt } = await getProposal(ledger, found.proposal);
      answerReceipt(desk.terminal, done, receipt, { proposal: found.proposal, status, executableAt });
    });
  }

  const words = { "zh-CN": "统筹协调员对决定提出异议", en: "stop what was decided before it is due, as coordinator" };
  verb<{ reason?: string }>(domain, "object <proposal>", words, [reasonOption], async (desk, [wanted = ""], given) => {
    const ledger = await desk.ledger();
    const found = await findProposal(ledger, wanted);
    const asking = await desk.ledgerAsking(aboutProposal(words, found));
    const receipt = await object(asking, found.proposal, given.reason ?? "");
    const done = { "zh-CN": "已提出异议，决定不执行。", en: "Objected; it is not carried out." };
    answerReceipt(desk.terminal, done, receipt, { proposal: found.proposal });
  });
}

function aboutProposal(words: Words, { description }: ProposalRecord): Words {
  const about = (language: Language) => (spokenPart(description, language).split("\n")[0] ?? "").replace(/[。.]$/, "");
  return {
    "zh-CN": questionOf(words, about("zh-CN"))["zh-CN"],
    en: questionOf(words, about("en")).en,
  };
}
