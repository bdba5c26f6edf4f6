/** What may speak against a credential, in both languages. */
import type { StatusPurpose } from "../../server/credits/credential-records.ts";
import type { Words } from "../../server/problem.ts";
import type { Outcome } from "../verify.ts";
import type { StatusAnswer } from "./status-list.ts";

export type Finding =
  | "malformed"
  | "unknown-issuer"
  | "proof-invalid"
  | "key-revoked"
  | "content-differs"
  | "other-ledger"
  | "revoked"
  | "suspended"
  | "expired"
  | "status-unknown"
  | "ledger-refuses"
  | "ledger-unreachable";

export const findingWords: Readonly<Record<Finding, Words>> = {
  malformed: { "zh-CN": "凭证不合格式。", en: "The credential is malformed." },
  "unknown-issuer": { "zh-CN": "签发者不是联盟成员。", en: "The issuer is not a member of the alliance." },
  "proof-invalid": {
    "zh-CN": "签名无效，或凭证不在有效期内。",
    en: "The signature is invalid, or the credential is not valid at this time.",
  },
  "key-revoked": {
    "zh-CN": "学校已撤销签署所用的密钥；请学校用新密钥重新签发。",
    en: "The university revoked the key that signed it; ask for one that is signed anew.",
  },
  "content-differs": {
    "zh-CN": "凭证所写与所附的学分记录不一致。",
    en: "The credential does not say what its credit record says.",
  },
  "other-ledger": { "zh-CN": "凭证属于另一个账本。", en: "The credential belongs to another ledger." },
  revoked: { "zh-CN": "学校已撤销或更正该记录。", en: "The university revoked the record or replaced it." },
  suspended: { "zh-CN": "学校正在复核，暂停其效力。", en: "The university is reviewing it and suspended it." },
  expired: { "zh-CN": "有效期已过。", en: "Its time is over." },
  "status-unknown": { "zh-CN": "无法查询状态，不能采信。", en: "Its status is not known; do not rely on it." },
  "ledger-refuses": { "zh-CN": "账本上的记录不支持该凭证。", en: "The ledger does not bear the credential out." },
  "ledger-unreachable": { "zh-CN": "目前无法与账本核对。", en: "It cannot be compared with the ledger now." },
};

const byPurpose = { revocation: "revoked", suspension: "suspended" } as const satisfies Record<StatusPurpose, Finding>;

/** What the status lists say against a credential. */
export function statusFindings(status: StatusAnswer): readonly Finding[] {
  return status.known ? status.purposes.map((purpose) => byPurpose[purpose]) : ["status-unknown"];
}

/** What the chain says against it. */
export const outcomeFindings: Readonly<Record<Outcome, readonly Finding[]>> = {
  valid: [],
  corrected: ["revoked"],
  revoked: ["revoked"],
  suspended: ["suspended"],
  expired: ["expired"],
  altered: ["ledger-refuses"],
  "cannot-check": ["ledger-unreachable"],
};
