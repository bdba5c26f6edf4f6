/** Where an agreement stands by the clock; the contract decides. */
import type { AgreementRecord } from "../../../server/alliance/agreement-records.ts";
import type { Tone } from "../shell/panel.tsx";

export type AgreementState = "proposed" | "lapsed" | "waiting" | "in-force" | "over";

export const agreementTones: Readonly<Record<AgreementState, Tone>> = {
  proposed: "waiting",
  lapsed: "neutral",
  waiting: "neutral",
  "in-force": "good",
  over: "neutral",
};

/** @param now Milliseconds. */
export function agreementState(agreement: AgreementRecord, now: number): AgreementState {
  const { status, lapsesAt, inForceFrom, inForceUntil } = agreement;
  if (status === "proposed") return now < Date.parse(lapsesAt) ? "proposed" : "lapsed";
  if (inForceUntil !== null && now >= Date.parse(inForceUntil)) return "over";
  return inForceFrom !== null && now >= Date.parse(inForceFrom) ? "in-force" : "waiting";
}
