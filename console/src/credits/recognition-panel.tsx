import { formatTime } from "../../../client/format.ts";
import type { RecognitionRecord, RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import { Panel } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import classes from "./recognition.module.css";
import { useRecognitionNames } from "./recognition-labels.tsx";
import { recognitionWords } from "./recognition-words.ts";

type RecognitionPanelProps = { recognition: RecognitionRecord; rule: RecognitionRuleRecord };

/** Who decides together, how each voted, and how many still have to approve; nothing where home decides alone. */
export function RecognitionPanel({ recognition: { votes }, rule: { panel, threshold } }: RecognitionPanelProps) {
  const say = useWords(recognitionWords);
  const memberName = useMemberName();
  if (panel.length === 0) return null;
  const approved = votes.filter(({ credits }) => credits !== "0").length;
  return (
    <Panel title={say("panel")} aside={say("panelTally", { approved, refused: votes.length - approved })}>
      <p className={classes.quiet}>{say("panelText", { threshold, all: panel.length })}</p>
      <ul className={classes.list}>
        {panel.map((member) => (
          <li key={member}>
            <b>{memberName(member)}</b>
            <Vote vote={votes.find((one) => one.member === member)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Vote({ vote }: { vote: RecognitionRecord["votes"][number] | undefined }) {
  const say = useWords(recognitionWords);
  const [language] = useLanguage();
  const names = useRecognitionNames();
  if (vote === undefined) return <div className={tables.quiet}>{say("notVoted")}</div>;
  const { credits, ground, at } = vote;
  return (
    <div className={tables.quiet}>
      {[
        credits === "0" ? say("votedAgainst") : say("votedFor", { credits }),
        ground !== "none" && names.ground(ground),
        formatTime(at, language),
      ]
        .filter(Boolean)
        .join(" · ")}
    </div>
  );
}
