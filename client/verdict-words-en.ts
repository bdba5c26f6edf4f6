/** What a verdict says, in English; see verdict-words.ts. */
import type { VerdictWords } from "./verdict-words.ts";

export const verdictWords: VerdictWords = {
  outcomes: {
    valid: "Valid",
    corrected: "Corrected",
    revoked: "Revoked",
    suspended: "Suspended",
    expired: "Expired",
    altered: "Altered",
    "cannot-check": "Cannot check now",
  },
  integrity: {
    "root-matches": "The content matches the batch that the university published on the chain.",
    "root-differs":
      "The content does not match the batch that the university published: it is not a record that the university published.",
    "batch-unknown": "That university never published this batch.",
    "not-checked": "The content could not be checked.",
  },
  status: {
    "in-force": "The university has neither revoked nor corrected it.",
    suspended: "The university is reviewing it and suspended it meanwhile.",
    revoked: "The university revoked it.",
    superseded: "The university replaced it with a corrected record.",
    "batch-void": "Its whole batch is void: the university reported that somebody else used the key that issued it.",
    expired: "It was valid to a day that is past.",
    "not-checked": "Its status could not be looked up.",
  },
  issuer: {
    "active-member": "The issuer is an active member of the alliance.",
    "member-suspended": "The issuer's membership is suspended at present; records issued before stand.",
    "member-expelled": "The issuer is no longer a member of the alliance; records issued before stand.",
    "member-unknown": "The alliance has no such member.",
    "not-checked": "The issuer could not be checked.",
  },
  obstacles: {
    unreachable: "The ledger cannot be reached.",
    "gateways-disagree": "The gateways contradict each other.",
    "gateway-behind": "Only one gateway says that it stands; the others have not reached that block yet.",
    "other-chain": "The gateways are not on the same chain.",
    "wrong-chain": "The gateway's chain is not the one it says it is.",
    "unexpected-answer": "The gateway's answer has an unexpected form.",
  },
  advice: {
    valid: "It can be relied on.",
    corrected: "Ask the holder for the corrected record.",
    revoked: "Do not rely on it; ask the university if in doubt.",
    suspended: "Verify it again when the university's review has ended.",
    expired: "Ask the holder for the record that renews it.",
    altered: "Do not rely on it; ask the university.",
    "cannot-check": "This says nothing about the record; try again later.",
  },
};
