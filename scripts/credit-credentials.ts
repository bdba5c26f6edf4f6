/** `ledger credits sign|credentials|status-list|disclose|distribution`: what is signed with the credential key. */
import { z } from "zod";
import { searchRecords } from "../client/credits.ts";
import type { Ledger } from "../client/ledger.ts";
import { queryOf } from "../client/pages.ts";
import type { DepositReceipt, StatusListState } from "../server/credits/credential-records.ts";
import { listStateWords, purposeWords } from "../server/credits/credential-words.ts";
import { gradeDistributionSchema } from "../server/credits/grade-records.ts";
import type { VaultRecord } from "../server/credits/records.ts";
import { gradeScaleWords } from "../server/credits/words.ts";
import { Problem } from "../server/problem.ts";
import {
  type CredentialKeyOptions,
  credentialKeyOption,
  credentialPassphraseOption,
  openKey,
} from "./credential-signing.ts";
import { issuerOption } from "./credit-record.ts";
import { counted } from "./terminal/counted.ts";
import { pathOf, readText, writeNew } from "./terminal/files.ts";
import { table } from "./terminal/table.ts";
import { oneOf, recordId, wholeNumber } from "./terminal/values.ts";
import { type Domain, group, type VerbOption, verb } from "./terminal/verb.ts";

const signFormats = ["open-badge", "sd-jwt"] as const;
const batchOption: VerbOption = ["--batch <number>", { "zh-CN": "该批次的全部记录", en: "every record of this batch" }];
const studentOption: VerbOption = [
  "--student <number>",
  { "zh-CN": "该学号的全部记录", en: "every record of this student, by the whole number" },
];
const formatOption: VerbOption = [
  "--format <format>",
  { "zh-CN": signFormats.join("、"), en: signFormats.join(", ") },
  "open-badge",
];

export function credentialVerbs(domain: Domain): void {
  signVerb(domain);
  statusListVerbs(group(domain, "status-list", { "zh-CN": "凭证的状态列表", en: "status lists of credentials" }));
  discloseVerb(domain);
  distributionVerb(domain);
}

type SignOptions = CredentialKeyOptions & { issuer?: string; batch?: string; student?: string; format?: string };

function signVerb(domain: Domain): void {
  const words = {
    "zh-CN": "用凭证密钥签署已签发的记录，存入保险库供学生下载",
    en: "sign issued records with the credential key, and leave them in the vault for the students",
  };
  const options = [
    issuerOption,
    batchOption,
    studentOption,
    formatOption,
    credentialKeyOption,
    credentialPassphraseOption,
  ];
  verb<SignOptions>(domain, "sign [records...]", words, options, async (desk, ids, given) => {
    const { terminal } = desk;
    const format = oneOf(given.format ?? "", "format", signFormats);
    const ledger = await desk.privateLedger();
    const issuer = await desk.actingFor("registrar", given.issuer, "--issuer");
    const key = await openKey(desk, issuer, requiredFile(given), given.credentialPassphraseFile);
    const recordIds = await chosenRecords(ledger, issuer, ids, given);
    const { depositBadge, depositTranscript, placedPresentations, signBadges, signTranscript } = await import(
      "../client/exports/deposits.ts"
    );
    const placed = await placedPresentations(ledger, issuer, recordIds);
    const receipts: DepositReceipt[] = [];
    if (format === "sd-jwt")
      receipts.push(await depositTranscript(ledger, issuer, await signTranscript(ledger, key, placed)));
    else {
      const progress = terminal.progress({ "zh-CN": "签署凭证", en: "Signing" });
      const badges = await signBadges(ledger, key, placed, (done, total) => progress.update(done, total));
      for (const [at, badge] of badges.entries()) {
        receipts.push(await depositBadge(ledger, issuer, recordIds[at] ?? "", badge));
      }
      progress.stop();
    }
    terminal.answer(receipts, [
      terminal.say({
        "zh-CN": `✓ 已签署 ${receipts.length} 份凭证（${recordIds.length} 条记录）并存入保险库`,
        en: `✓ Signed ${counted(receipts.length, "credential")} over ${counted(recordIds.length, "record")}; kept in the vault`,
      }),
    ]);
  });
}

/** Those named, those of a batch, or those of a student: what is on the chain of them. */
async function chosenRecords(ledger: Ledger, issuer: number, ids: readonly string[], { batch, student }: SignOptions) {
  if (ids.length > 0 || (batch === undefined && student === undefined)) {
    const expected = "RECORD… | --batch N | --student N";
    if (ids.length === 0) throw new Problem("Terminal_BadValue", { name: "records", value: "", expected });
    return ids.map(recordId);
  }
  const sequence = batch === undefined ? undefined : wholeNumber(batch, "batch");
  const found: VaultRecord[] = [];
  let after: string | undefined;
  do {
    const search = {
      issuer,
      ...(sequence !== undefined && { sequence }),
      ...(student !== undefined && { query: student }),
    };
    const page = await searchRecords(ledger, search, { limit: 200, after });
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  const issued = found.filter(
    ({ record, status }) => status !== "draft" && (student === undefined || record.student.number === student.trim()),
  );
  return issued.map(({ record }) => record.recordId);
}

function requiredFile({ credentialKey }: CredentialKeyOptions): string {
  if (credentialKey !== undefined) return credentialKey;
  throw new Problem("Terminal_BadValue", { name: "credential-key", value: "", expected: "--credential-key FILE" });
}

function statusListVerbs(domain: Domain): void {
  type PublishOptions = CredentialKeyOptions & { issuer?: string; all?: boolean };
  const publish = {
    "zh-CN": "签署并公布批次的状态列表；不给批次则公布缺失和过期的",
    en: "sign and publish the status lists of batches; those that are absent or stale where none is named",
  };
  const all: VerbOption = ["--all", { "zh-CN": "全部批次", en: "of every batch" }];
  const options = [issuerOption, all, credentialKeyOption, credentialPassphraseOption];
  verb<PublishOptions>(domain, "publish [batches...]", publish, options, async (desk, sequences, given) => {
    const { terminal } = desk;
    const ledger = await desk.privateLedger();
    const issuer = await desk.actingFor("registrar", given.issuer, "--issuer");
    const { listStatusLists, publishStatusList } = await import("../client/exports/deposits.ts");
    const named = new Set(sequences.map((text) => wholeNumber(text, "batch")));
    const lists = (await listStatusLists(ledger, issuer)).filter(({ sequence, state }) =>
      named.size > 0 ? named.has(sequence) : given.all === true || state !== "fresh",
    );
    const key = await openKey(desk, issuer, requiredFile(given), given.credentialPassphraseFile);
    const published: StatusListState[] = [];
    const progress = terminal.progress({ "zh-CN": "签署状态列表", en: "Signing status lists" });
    for (const [at, list] of lists.entries()) {
      progress.update(at, lists.length);
      published.push(await publishStatusList(ledger, key, list));
    }
    progress.stop();
    const done = {
      "zh-CN": `✓ 已公布 ${published.length} 份状态列表`,
      en: `✓ Published ${counted(published.length, "status list")}`,
    };
    terminal.answer(published, [terminal.say(done), ...stateLines(published, terminal.say.bind(terminal))]);
  });

  const state = { "zh-CN": "各批次的状态列表是否与账本一致", en: "whether the status lists say what the ledger says" };
  verb<{ issuer?: string }>(domain, "show", state, [issuerOption], async (desk, _, { issuer: wanted }) => {
    const ledger = await desk.privateLedger();
    const { listStatusLists } = await import("../client/exports/deposits.ts");
    const states = await listStatusLists(ledger, await desk.actingFor("registrar", wanted, "--issuer"));
    desk.terminal.answer(states, stateLines(states, desk.terminal.say.bind(desk.terminal)));
  });
}

function stateLines(states: readonly StatusListState[], say: Domain["say"]): string[] {
  return table(states, [
    { heading: say({ "zh-CN": "批次", en: "Batch" }), cell: ({ sequence }) => String(sequence), align: "right" },
    { heading: say({ "zh-CN": "列表", en: "List" }), cell: ({ purpose }) => say(purposeWords[purpose]) },
    { heading: say({ "zh-CN": "状态", en: "State" }), cell: (one) => say(listStateWords[one.state]) },
    { heading: say({ "zh-CN": "标出", en: "Marked" }), cell: ({ marked }) => String(marked), align: "right" },
    { heading: say({ "zh-CN": "有效至", en: "Valid until" }), cell: ({ validUntil }) => validUntil ?? "—" },
  ]);
}

function discloseVerb(domain: Domain): void {
  type Options = { courses?: string; grades?: boolean; name?: boolean; number?: boolean; out?: string };
  const words = {
    "zh-CN": "从 SD-JWT 成绩单中只披露所选课程",
    en: "disclose only the chosen courses of an SD-JWT transcript",
  };
  const options: VerbOption[] = [
    ["--courses <codes>", { "zh-CN": "课程代码，以逗号分隔", en: "codes of the courses, with commas between" }],
    ["--grades", { "zh-CN": "同时披露成绩", en: "with their grades" }],
    ["--name", { "zh-CN": "同时披露姓名", en: "with the student's name" }],
    ["--number", { "zh-CN": "同时披露学号", en: "with the student's number" }],
    ["--out <file>", { "zh-CN": "写入文件", en: "write it to a file" }],
  ];
  verb<Options>(domain, "disclose <file>", words, options, async ({ terminal }, [file = ""], given) => {
    const { presentTranscript } = await import("../client/exports/sd-jwt.ts");
    const { readRecords, recordsWithCodes } = await import("../client/exports/sd-jwt-reading.ts");
    const credential = (await readText(file)).trim();
    const held = await readRecords(credential);
    const codes = (given.courses ?? "")
      .split(",")
      .map((code) => code.trim())
      .filter(Boolean);
    const chosen = recordsWithCodes(held, codes);
    const records = Object.fromEntries(chosen.map(({ at }) => [at, { grade: given.grades === true }]));
    const shown = await presentTranscript(credential, {
      name: given.name === true,
      number: given.number === true,
      records,
    });
    if (given.out === undefined) return terminal.answerFile(shown);
    await writeNew(given.out, shown, true);
    terminal.answer({ file: pathOf(given.out), records: chosen.length }, [
      `✓ ${pathOf(given.out)}`,
      terminal.say({
        "zh-CN": `  披露 ${chosen.length} 条记录，共 ${held.length} 条`,
        en: `  discloses ${chosen.length} of ${held.length} records`,
      }),
    ]);
  });
}

function distributionVerb(domain: Domain): void {
  const words = {
    "zh-CN": "一门课程一个学期的成绩分布；人数少于五的组不显示",
    en: "how the grades of a course in a term are distributed; groups under five are hidden",
  };
  verb<{ issuer?: string }>(
    domain,
    "distribution <code> <term>",
    words,
    [issuerOption],
    async (desk, [code, term], given) => {
      const { terminal } = desk;
      const issuer =
        given.issuer === undefined
          ? await desk.actingFor("registrar", undefined, "--issuer")
          : (await desk.member(given.issuer)).member;
      const path = `/v1/credits/distributions/${issuer}${queryOf({ code, term })}`;
      const found = await desk.gateway.get(path, z.array(gradeDistributionSchema));
      const lines = found.flatMap(({ scale, groups, shown }) => [
        terminal.say(gradeScaleWords[scale]),
        ...table(groups, [
          { heading: terminal.say({ "zh-CN": "成绩", en: "Grade" }), cell: ({ value }) => value },
          {
            heading: terminal.say({ "zh-CN": "人数", en: "Students" }),
            cell: ({ count }) => String(count ?? "<5"),
            align: "right",
          },
        ]),
        terminal.say({ "zh-CN": `显示的共 ${shown} 人`, en: `${shown} in the groups shown` }),
      ]);
      const none = { "zh-CN": "该学期没有有效成绩", en: "No grades in force in that term" };
      terminal.answer(found, lines.length > 0 ? lines : [terminal.say(none)]);
    },
  );
}
