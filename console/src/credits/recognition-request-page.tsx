import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { leafOf } from "../../../server/credits/commitment.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import { useActor } from "../shell/actor.ts";
import { PageHeading, Panel, Refused } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./recognition.module.css";
import { BringForm } from "./recognition-bring.tsx";
import { RecognitionDelivered } from "./recognition-delivered.tsx";
import { useKeepBrought } from "./recognition-known.ts";
import type { Line, ReadyLine, RequestWay } from "./recognition-request.ts";
import { RecognitionRequestForm } from "./recognition-request-form.tsx";
import { requestWords } from "./recognition-request-words.ts";
import { RecognitionLink } from "./recognition-table.tsx";
import { recognitionWords } from "./recognition-words.ts";
import page from "./record.module.css";
import { achievementTitle } from "./record-facts.ts";

const need = { office: "registrar" } as const;

export function RecognitionRequestPage() {
  const say = useWords(requestWords);
  const sayRecognition = useWords(recognitionWords);
  const actor = useActor();
  const member = actor.member?.member;
  const mayAsk = member !== undefined && actor.holds(need);
  return (
    <>
      <Link to="/credits/recognitions" className={page.back}>
        ← {sayRecognition("back")}
      </Link>
      <PageHeading title={say("title")} />
      {actor.ready && !mayAsk && (
        <Panel>
          <Refused need={need} />
        </Panel>
      )}
      {mayAsk && <Request key={`${actor.address}-${member}`} member={member} />}
    </>
  );
}

/** What was signed, for whom and how. */
type Done = { readonly lines: readonly ReadyLine[]; readonly home: number; readonly way: RequestWay };

function Request({ member }: { member: number }) {
  const say = useWords(requestWords);
  const keep = useKeepBrought();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [repeated, setRepeated] = useState(0);
  const [done, setDone] = useState<Done>();
  const add = (presentations: readonly Presentation[]) => {
    const byLeaf = new Map(lines.map((line) => [line.leaf, line]));
    for (const presentation of presentations) {
      keep(presentation);
      const leaf = leafOf(presentation);
      if (!byLeaf.has(leaf)) byLeaf.set(leaf, { leaf, presentation, rule: undefined, credits: undefined });
    }
    setRepeated(lines.length + presentations.length - byLeaf.size);
    setLines([...byLeaf.values()]);
  };
  if (done !== undefined) {
    const again = () => {
      setDone(undefined);
      setLines([]);
      setRepeated(0);
    };
    return <Outcome done={done} onMore={again} />;
  }
  return (
    <div className={classes.stack}>
      <Panel title={say("records")}>
        <p className={classes.quiet}>{say("text")}</p>
        <BringForm onBrought={add} />
        <RecognitionDelivered member={member} onBrought={add} />
        <div role="status">{repeated > 0 && say("duplicate", { count: repeated })}</div>
      </Panel>
      {lines.length > 0 && <RecognitionRequestForm member={member} lines={lines} onLines={setLines} onDone={setDone} />}
    </div>
  );
}

function Outcome({ done: { lines, home, way }, onMore }: { done: Done; onMore: () => void }) {
  const say = useWords(requestWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const count = lines.length;
  return (
    <Panel title={way === "now" ? say("doneNow", { count }) : say("doneRequest", { count })} landing>
      <p className={classes.quiet}>{say("doneText")}</p>
      <ul className={classes.list}>
        {lines.map(({ leaf, presentation: { record }, programme }) => (
          <li key={leaf} style={{ position: "relative" }}>
            <RecognitionLink recognition={{ issuer: record.issuer, leaf, home, programme }}>
              {achievementTitle(language, record)} → {memberName(home)} {programme}
            </RecognitionLink>
          </li>
        ))}
      </ul>
      <Button mt="sm" onClick={onMore}>
        {say("more")}
      </Button>
    </Panel>
  );
}
