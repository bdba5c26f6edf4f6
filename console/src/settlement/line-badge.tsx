import type { ObligationRecord } from "../../../server/settlement/records.ts";
import { StateBadge, type Tone } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { settlementWords } from "./words.ts";

const tones: Readonly<Record<ObligationRecord["status"], Tone>> = {
  posted: "good",
  disputed: "bad",
  carried: "neutral",
  cancelled: "neutral",
};

export function LineBadge({ status }: Pick<ObligationRecord, "status">) {
  const say = useWords(settlementWords);
  return <StateBadge tone={tones[status]}>{say(`line.${status}`)}</StateBadge>;
}
