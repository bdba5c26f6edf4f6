/** `ledger credits revoke|suspend|reinstate|replace`: what a registrar decides about one record. */

import { cellsOf } from "../client/credit-cells.ts";
import type { CreditColumn } from "../client/credit-columns.ts";
import { columnsOf, creditColumns } from "../client/credit-columns.ts";
import { checkRecords } from "../client/credit-sheet.ts";
import { getRecord, reinstate, replace, revoke, supersede, suspend } from "../client/credits.ts";
import { revokeErased } from "../client/erasure.ts";
import type { Ledger } from "../client/ledger.ts";
import { rehearse } from "../client/rehearsal.ts";
import type { Receipt } from "../server/api/records.ts";
import type { CreditRecord } from "../server/credits/credit-records.ts";
import type { StatusReason, VaultRecord } from "../server/credits/records.ts";
import { statusReasons } from "../server/credits/records.ts";
import { Problem, type Words } from "../server/problem.ts";
import { findRecord, findRecordOrTombstone, issuerOption } from "./credit-record.ts";
import { oneLine } from "./credit-tables.ts";
import { askFirst } from "./terminal/asking.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { requireOptions, rowOptions, rowSheet } from "./terminal/row-options.ts";
import { oneOf, recordId } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

const reasons = statusReasons.filter((reason) => reason !== "none");
const reasonOption = (standard: StatusReason): VerbOption => [
  "--reason <code>",
  { "zh-CN": `理由：${reasons.join("、")}`, en: `why: ${reasons.join(", ")}` },
  standard,
];

export function decisionVerbs(domain: Domain): void {
  type Decide = (ledger: Ledger, record: VaultRecord, reason: StatusReason) => Promise<Receipt>;
  const decision = (name: string, act: Decide, standard: StatusReason, words: Words, done: Words) => {
    type Options = { issuer?: string; reason?: string };
    verb<Options>(
      domain,
      `${name} <record>`,
      words,
      [issuerOption, reasonOption(standard)],
      async (desk, [id = ""], options) => {
        const reason = oneOf(options.reason ?? "", "reason", reasons);
        const { ledger, issuer, record, recordId } = await findRecordOrTombstone(desk, id, options.issuer);
        const about = record === null ? recordId : oneLine(record.record);
        const question = { "zh-CN": `${words["zh-CN"]}：${about}？`, en: `${words.en}: ${about}?` };
        const asking = askFirst(ledger, () => desk.terminal.confirm(question));
        // Of an erased record there is nothing left to suspend or to put in force again.
        if (record === null && act !== revoke) await getRecord(ledger, issuer, recordId);
        const decided = record === null ? revokeErased(asking, issuer, recordId, reason) : act(asking, record, reason);
        answerReceipt(desk.terminal, done, await decided, { recordId, reason });
      },
    );
  };
  decision(
    "revoke",
    revoke,
    "issued-in-error",
    { "zh-CN": "撤销一条记录", en: "revoke a record for good" },
    { "zh-CN": "已撤销。", en: "Revoked." },
  );
  decision(
    "suspend",
    suspend,
    "under-review",
    { "zh-CN": "中止一条记录", en: "suspend a record" },
    { "zh-CN": "已中止。", en: "Suspended." },
  );
  decision(
    "reinstate",
    reinstate,
    "review-ended",
    { "zh-CN": "恢复一条记录", en: "put a suspended record in force again" },
    { "zh-CN": "已恢复。", en: "In force again." },
  );
  replaceVerb(domain);
}

type ReplaceOptions = Partial<Record<CreditColumn, string>> & { issuer?: string; reason?: string; by?: string };

function replaceVerb(domain: Domain): void {
  const options: VerbOption[] = [
    issuerOption,
    reasonOption("grade-corrected"),
    ["--by <record>", { "zh-CN": "用已签发的另一条记录取代", en: "another record, issued already" }],
    ...rowOptions(creditColumns),
  ];
  verb<ReplaceOptions>(
    domain,
    "replace <record>",
    { "zh-CN": "更正一条记录：签发新记录并取代旧的", en: "correct a record: issue a new one that replaces it" },
    options,
    async (desk, [id = ""], given) => {
      const reason = oneOf(given.reason ?? "", "reason", reasons);
      const { ledger, record } = await findRecord(desk, id, given.issuer);
      if (given.by !== undefined) {
        const receipt = await supersede(ledger, record, recordId(given.by), reason);
        answerReceipt(desk.terminal, replaced, receipt, { recordId: record.record.recordId, successorId: given.by });
        return;
      }
      const corrected = correctedRecord(record.record, given);
      const about = `${oneLine(record.record)} → ${oneLine(corrected)}`;
      // Whoever may revoke the record may replace it; the new one is in no batch yet, so that the act itself cannot be tried.
      await rehearse(ledger, (rehearsed) => revoke(rehearsed, record, reason));
      await desk.terminal.confirm({ "zh-CN": `更正：${about}？`, en: `Replace ${about}?` });
      const { issued, receipt } = await replace(ledger, record, corrected, reason);
      const more = { recordId: record.record.recordId, successorId: corrected.recordId, sequence: issued.sequence };
      answerReceipt(desk.terminal, replaced, receipt, more);
    },
  );
}

const replaced: Words = { "zh-CN": "已更正。", en: "Replaced." };

/** The old record with the corrections, checked by the same rules as a row of a sheet. */
function correctedRecord(old: CreditRecord, given: ReplaceOptions): CreditRecord {
  const columns = columnsOf(old.kind);
  refuseOthers(old, given);
  const now = cellsOf(old, "zh-CN");
  const scale = given.grade === undefined ? now.scale : "";
  const sheet = rowSheet(columns, { ...now, scale, ...given });
  const [corrected = old] = requireOptions(checkRecords(sheet, old.issuer, { kind: old.kind }), columns).records;
  return corrected;
}

/** Columns that a record of another kind has. @throws Terminal_BadOptions */
function refuseOthers({ kind }: CreditRecord, given: ReplaceOptions): void {
  const columns = columnsOf(kind);
  const others = Object.keys(given).filter((key) => key in creditColumns && !(key in columns));
  if (others.length === 0) return;
  const detail = { "zh-CN": `${kind} 类记录没有这一项`, en: `a record of kind ${kind} has no such column` };
  const faults = others.map((field) => ({ field, fault: "other-kind", detail }));
  throw new Problem("Terminal_BadOptions", { count: faults.length }, faults);
}
