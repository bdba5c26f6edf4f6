/** An act of the council as a verb declares it. */
import type { PlannedAct } from "../client/acts.ts";
import type { Words } from "../server/problem.ts";
import type { AdmissionOptions } from "./alliance-admission.ts";
import type { Desk } from "./terminal/desk.ts";
import type { VerbOption } from "./terminal/verb.ts";

export type ActOptions = AdmissionOptions & {
  reason?: string;
  titleZh?: string;
  titleEn?: string;
  from?: string;
  until?: string;
  level?: string;
  quorum?: string;
  ofCast?: string;
  ofSeats?: string;
  months?: string;
};

/** One act of the council. */
export type CouncilAct = {
  readonly usage: string;
  readonly words: Words;
  readonly options?: readonly VerbOption[];
  readonly plan: (desk: Desk, args: readonly string[], options: ActOptions) => Promise<PlannedAct>;
};
