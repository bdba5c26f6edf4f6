/** What can be done with a recognition next, and by whom. The contract decides; this keeps from offering the rest. */
import type { RecognitionRecord } from "../../../server/credits/recognition-records.ts";
import type { Need } from "../shell/actor.ts";

/** Steps that only need to be confirmed. */
export const plainSteps = ["deem", "appeal", "withdraw-appeal", "release", "withdraw-request", "withdraw"] as const;
export type PlainStep = (typeof plainSteps)[number];
/** Steps that say how many credits are granted. */
export type DecidingStep = "decide" | "vote" | "decide-appeal";

export type OpenStep = {
  readonly step: PlainStep | DecidingStep;
  /** Null: anybody. */
  readonly by: (Extract<Need, { office: string }> & { readonly at: number }) | null;
};

type Terms = { readonly panel: readonly number[]; readonly arbiter: number | null };

/** @param now Milliseconds. */
export function openSteps(recognition: RecognitionRecord, terms: Terms, now: number): OpenStep[] {
  const { status, home, requester, deadline } = recognition;
  const isOver = deadline === null || now >= Date.parse(deadline);
  const registrar = (at: number) => ({ office: "registrar", at }) as const;
  const asked = registrar(requester ?? home);
  switch (status) {
    case "requested":
      return [
        ...(isOver ? [{ step: "deem", by: null } as const] : decidingSteps(recognition, terms.panel)),
        { step: "withdraw-request", by: asked },
      ];
    case "appealed": {
      const { arbiter } = terms;
      const decider = arbiter === null ? ({ office: "administrator", at: home } as const) : registrar(arbiter);
      return [
        { step: "decide-appeal", by: decider },
        { step: "withdraw-appeal", by: asked },
      ];
    }
    case "partial":
    case "negative":
      if (!isOver) return [{ step: "appeal", by: asked }];
      if (recognition.held !== recognition.used) return [{ step: "release", by: null }];
      return status === "partial" ? [{ step: "withdraw", by: registrar(home) }] : [];
    case "positive":
      return [{ step: "withdraw", by: registrar(home) }];
    case "withdrawn":
      return [];
  }
}

/** Of a panel, those vote who have not yet. */
function decidingSteps({ home, votes }: RecognitionRecord, panel: readonly number[]): OpenStep[] {
  if (panel.length === 0) return [{ step: "decide", by: { office: "registrar", at: home } }];
  const silent = panel.filter((seat) => !votes.some(({ member }) => member === seat));
  return silent.map((at) => ({ step: "vote", by: { office: "registrar", at } }));
}
