import type { BookingStatus } from "../../../server/resources/records.ts";
import { StateBadge, type Tone } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { boardWords } from "./board-words.ts";

const tones: Readonly<Record<BookingStatus, Tone>> = {
  requested: "waiting",
  approved: "good",
  declined: "bad",
  cancelled: "neutral",
  metered: "waiting",
  contested: "bad",
  charged: "neutral",
};

export function StatusBadge({ status }: { status: BookingStatus }) {
  const say = useWords(boardWords);
  const text = say(`status.${status}`);
  return <StateBadge tone={tones[status]}>{text.charAt(0).toUpperCase() + text.slice(1)}</StateBadge>;
}
