/** `ledger credits …`: what a registrar asks about credit records; decisions and batches stand beside it. */
import { searchRecords } from "../client/credits.ts";
import { everyItem, queryOf } from "../client/pages.ts";
import { batchSchema, recordStatuses } from "../server/credits/records.ts";
import { accessVerbs } from "./credit-access.ts";
import { accreditationVerbs } from "./credit-accreditations.ts";
import { batchVerbs } from "./credit-batches.ts";
import { conversionVerbs } from "./credit-conversions.ts";
import { credentialVerbs } from "./credit-credentials.ts";
import { decisionVerbs } from "./credit-decisions.ts";
import { elmoVerb } from "./credit-elmo.ts";
import { erasureVerbs } from "./credit-erasure.ts";
import { chosenKind, findRecord, issuerOption, kindOption } from "./credit-record.ts";
import { shareVerbs } from "./credit-shares.ts";
import { batchTable, recordFacts, recordTable } from "./credit-tables.ts";
import { verificationVerbs } from "./credit-verification.ts";
import { ruleVerbs } from "./recognition-rules.ts";
import { recognitionVerbs } from "./recognitions.ts";
import { oneOf, wholeNumber } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";
import { transcriptVerb } from "./transcript.ts";

export function creditsVerbs(domain: Domain): void {
  batchVerbs(domain);
  readingVerbs(domain);
  decisionVerbs(domain);
  erasureVerbs(domain);
  accessVerbs(domain);
  shareVerbs(domain);
  verificationVerbs(domain);
  accreditationVerbs(domain);
  ruleVerbs(domain);
  recognitionVerbs(domain);
  conversionVerbs(domain);
  transcriptVerb(domain);
  credentialVerbs(domain);
  elmoVerb(domain);
}

function readingVerbs(domain: Domain): void {
  type ListOptions = {
    issuer?: string;
    query?: string;
    kind?: string;
    status?: string;
    sequence?: string;
    limit?: string;
  };
  const filters: VerbOption[] = [
    issuerOption,
    [
      "--query <text>",
      {
        "zh-CN": "学号、姓名、成果或证书编号的一部分",
        en: "part of a student's number or name, or of what was achieved",
      },
    ],
    kindOption,
    ["--status <status>", { "zh-CN": "状态", en: ["draft", ...recordStatuses].join(", ") }],
    ["--sequence <number>", { "zh-CN": "批次号", en: "number of the batch" }],
    ["--limit <number>", { "zh-CN": "最多几条", en: "how many at most" }, "50"],
  ];
  verb<ListOptions>(
    domain,
    "list",
    { "zh-CN": "本校的记录，新的在前", en: "the issuer's records, newest first" },
    filters,
    async (desk, _, options) => {
      const ledger = await desk.privateLedger();
      const issuer = await desk.actingFor("registrar", options.issuer, "--issuer");
      const search = {
        issuer,
        ...(options.query !== undefined && { query: options.query }),
        ...(options.kind !== undefined && { kind: chosenKind(options.kind) }),
        ...(options.status !== undefined && { status: oneOf(options.status, "status", ["draft", ...recordStatuses]) }),
        ...(options.sequence !== undefined && { sequence: wholeNumber(options.sequence, "sequence") }),
      };
      const page = await searchRecords(ledger, search, { limit: wholeNumber(options.limit ?? "50", "limit", 1, 200) });
      desk.terminal.answer(page.items, recordTable(page.items, desk.terminal));
    },
  );

  verb<{ issuer?: string }>(
    domain,
    "show <record>",
    { "zh-CN": "一条记录", en: "one record" },
    [issuerOption],
    async (desk, [id = ""], options) => {
      const { record } = await findRecord(desk, id, options.issuer);
      desk.terminal.answer(record, recordFacts(record, desk.terminal));
    },
  );

  verb<{ issuer?: string }>(
    domain,
    "batches",
    { "zh-CN": "链上的批次，新的在前", en: "batches on the chain, newest first" },
    [issuerOption],
    async (desk, _, { issuer }) => {
      const wanted = issuer === undefined ? undefined : (await desk.member(issuer)).member;
      const batches = await everyItem(
        desk.gateway,
        `/v1/credits/batches${queryOf({ issuer: wanted })}`,
        batchSchema,
        1_000,
      );
      const nameOf = await desk.memberNames();
      desk.terminal.answer(batches, batchTable(batches, nameOf, desk.terminal));
    },
  );
}
