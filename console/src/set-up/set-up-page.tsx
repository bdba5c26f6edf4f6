import { Button, Code, CopyButton, Loader } from "@mantine/core";
import { useState } from "react";
import { download } from "../shell/download.ts";
import { Header } from "../shell/layout.tsx";
import { PageHeading, Panel } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { AllianceFields } from "./alliance-fields.tsx";
import { FounderKey } from "./founder-key.tsx";
import { MemberFields } from "./member-fields.tsx";
import { faultsOf, newPlan, planFile } from "./plan.ts";
import classes from "./set-up.module.css";
import { setUpWords } from "./words.ts";

const planName = "alliance.json";
/** Where the command line looks for the gateway unless told. */
const standardGateway = "http://127.0.0.1:4517";

/** An empty ledger: compose the plan here, found the alliance by command. The page goes on when it stands. */
export default function SetUpPage() {
  const say = useWords(setUpWords);
  const [plan, setPlan] = useState(newPlan);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(plan);
  const complete = Object.keys(faults).length === 0;
  const shown = tried ? faults : {};

  const save = () => {
    setTried(true);
    if (complete) download(planName, planFile(plan), "application/json");
  };

  return (
    <>
      <Header />
      <main className={classes.page}>
        <PageHeading title={say("title")} subtitle={say("intro")} />
        <div className={classes.steps}>
          <FounderKey />
          <AllianceFields plan={plan} faults={shown} onChange={setPlan} />
          <MemberFields plan={plan} faults={shown} onChange={setPlan} />
          <Panel title={say("finishTitle")}>
            <p>{say("finishText")}</p>
            <Button onClick={save}>{say("downloadPlan")}</Button>
            {tried && !complete && (
              <p className={classes.fault} role="alert">
                {say("fixFirst")}
              </p>
            )}
            <Command />
            <p className={classes.quiet}>{say("after")}</p>
            <p className={classes.waiting} role="status">
              <Loader size={14} aria-hidden /> {say("waiting")}
            </p>
          </Panel>
        </div>
      </main>
    </>
  );
}

function Command() {
  const say = useWords(setUpWords);
  const gateway = location.origin === standardGateway ? "" : ` --gateway ${location.origin}`;
  const command = `npm run ledger -- alliance found ${planName}${gateway}`;
  return (
    <div className={classes.command}>
      <Code>{command}</Code>
      <CopyButton value={command}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" onClick={copy}>
            {copied ? say("copied") : say("copy")}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
