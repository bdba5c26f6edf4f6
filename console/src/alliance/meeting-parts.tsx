import { type MeetingKind, type MeetingRecord, meetingKinds } from "../../../server/alliance/meeting-records.ts";
import { meetingKindWords } from "../../../server/alliance/words.ts";
import { StateBadge } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { meetingWords } from "./meeting-words.ts";

/** "Joint meeting" */
export function useMeetingKind(): (kind: MeetingKind) => string {
  const [language] = useLanguage();
  return (kind) => {
    const name = meetingKindWords[meetingKinds.indexOf(kind) + 1]?.[language] ?? kind;
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
}

export function MeetingBadge({ meeting: { status, startsAt } }: { meeting: MeetingRecord }) {
  const say = useWords(meetingWords);
  if (status === "cancelled") return <StateBadge tone="bad">{say("cancelled")}</StateBadge>;
  const hasBegun = Date.parse(startsAt) <= Date.now();
  return <StateBadge tone={hasBegun ? "good" : "waiting"}>{say(hasBegun ? "begun" : "upcoming")}</StateBadge>;
}
