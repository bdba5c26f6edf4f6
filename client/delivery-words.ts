/** How a delivery stands and what its receipt is worth, in words; for console and command line. */
import type { DeliveryRecord } from "../server/delivery/records.ts";
import type { Words } from "../server/problem.ts";
import { catalogue } from "./catalogue.ts";
import type { ReceiptFinding } from "./delivery-receipt.ts";
import { nameOfType } from "./describe.ts";

export const findingWords: Readonly<Record<ReceiptFinding, Words>> = {
  valid: {
    "zh-CN": "回执有效：由收件方登记的密钥签名，所述区块与链一致",
    en: "The receipt is valid: signed with the recipient's registered key, and its block is the chain's",
  },
  "not-a-receipt": {
    "zh-CN": "不是回执，或签名不符",
    en: "This is no receipt, or its signature does not fit",
  },
  "other-alliance": {
    "zh-CN": "回执属于另一个联盟或另一条链",
    en: "The receipt belongs to another alliance, or to another chain",
  },
  "unknown-key": {
    "zh-CN": "签名所用的密钥，收件方从未登记",
    en: "The recipient never registered the key that signed it",
  },
  "replaced-key": {
    "zh-CN": "核验记录之前，收件方已更换了这个密钥",
    en: "The recipient had replaced the key before the records were checked",
  },
  "other-block": {
    "zh-CN": "链上该高度的区块与回执所述不同",
    en: "The chain has another block at the height that the receipt names",
  },
};

/** What an attempt at a delivery met; undefined where it met nothing. */
export function problemOf({ problem }: Pick<DeliveryRecord, "problem">): Words | undefined {
  if (!problem) return undefined;
  const title = catalogue[nameOfType(problem.type)]?.title ?? { "zh-CN": problem.type, en: problem.type };
  const { position } = problem;
  if (position === null) return title;
  return { "zh-CN": `${title["zh-CN"]}（第 ${position} 条）`, en: `${title.en} (record ${position})` };
}
