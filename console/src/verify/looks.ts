/** How an outcome looks; the mark says it without colour. */
import type { Outcome } from "../../../client/verify.ts";

export const looks: Readonly<Record<Outcome, { readonly tone: string; readonly mark: string }>> = {
  valid: { tone: "good", mark: "✓" },
  corrected: { tone: "waiting", mark: "!" },
  suspended: { tone: "waiting", mark: "!" },
  expired: { tone: "waiting", mark: "!" },
  revoked: { tone: "bad", mark: "✕" },
  altered: { tone: "bad", mark: "✕" },
  "cannot-check": { tone: "neutral", mark: "?" },
};
