import { Progress } from "@mantine/core";
import { Header } from "../shell/layout.tsx";
import { Panel } from "../shell/panel.tsx";
import { useStatus } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { useTitle } from "../shell/title.ts";
import classes from "./set-up.module.css";
import { setUpWords } from "./words.ts";

/** Stages of every start; the others are of the demo's first. */
const startStages = ["replay", "index"] as const;
const stages = [...startStages, "keys", "founding", "records", "history"] as const;

/** While the gateway starts or the demo is written. The gateway is asked every second; the rooms follow by themselves. */
export default function PreparingPage() {
  const say = useWords(setUpWords);
  const [language] = useLanguage();
  const { data } = useStatus();
  const { stage, done = 0, total = 0 } = data?.progress ?? {};
  const known = stages.find((name) => name === stage) ?? "other";
  const starting = !data?.demo || startStages.some((name) => name === stage);
  const title = say(starting ? "starting" : "preparing");
  useTitle(title);
  const share = total > 0 ? (100 * done) / total : 0;
  return (
    <>
      <Header />
      <main className={classes.narrow}>
        <Panel>
          <h1 className={classes.title}>{title}</h1>
          <p className={classes.quiet}>{say(starting ? "startingText" : "preparingText")}</p>
          <p className={classes.stage} role="status">
            {say(`stage.${known}`)}
          </p>
          <Progress value={share} size="lg" animated aria-label={say("progress")} />
          <p className={classes.counts}>
            <span>
              {total > 0 &&
                say("doneOf", { done: done.toLocaleString(language), total: total.toLocaleString(language) })}
            </span>
            <span>{data?.block && say("height", { number: data.block.number.toLocaleString(language) })}</span>
          </p>
        </Panel>
      </main>
    </>
  );
}
