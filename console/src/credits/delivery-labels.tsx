/** How the state of a delivery and of what it holds is written. */
import type { ArrivedStatus, DeliveryState } from "../../../server/delivery/records.ts";
import { arrivedWords, stateWords } from "../../../server/delivery/words.ts";
import { StateBadge, type Tone } from "../shell/panel.tsx";
import { useLanguage } from "../shell/speech.ts";

const tones: Readonly<Record<DeliveryState, Tone>> = {
  waiting: "waiting",
  delivered: "good",
  refused: "bad",
  cancelled: "neutral",
  expired: "bad",
  erased: "neutral",
};

export function DeliveryBadge({ state }: { state: DeliveryState }) {
  const [language] = useLanguage();
  return <StateBadge tone={tones[state]}>{stateWords[state][language]}</StateBadge>;
}

const arrivedTones: Readonly<Record<ArrivedStatus, Tone>> = {
  "in-force": "good",
  suspended: "waiting",
  revoked: "bad",
  superseded: "waiting",
  void: "bad",
};

export function ArrivedBadge({ status }: { status: ArrivedStatus }) {
  const [language] = useLanguage();
  return <StateBadge tone={arrivedTones[status]}>{arrivedWords(status)[language]}</StateBadge>;
}
