import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { IssuedBatch } from "../../../client/credits.ts";
import type { Receipt } from "../../../server/api/records.ts";
import { landing } from "../shell/focus.ts";
import { Facts, Panel } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./import.module.css";
import { importWords } from "./import-words.ts";

type ImportDoneProps = { batch: IssuedBatch; receipt: Receipt | undefined; onMore: () => void };

export function ImportDone({ batch, receipt, onMore }: ImportDoneProps) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  const { count, sequence } = batch;
  return (
    <Panel>
      <div className={classes.done} role="status">
        <IconCircleCheck size={44} stroke={1.4} aria-hidden />
        <div>
          <h2 {...landing}>{say("doneTitle", { sequence })}</h2>
          <p>
            {receipt === undefined
              ? say("doneBefore", { count })
              : say("doneText", { count, block: receipt.block.toLocaleString(language) })}
          </p>
        </div>
      </div>
      <Facts
        facts={[
          [say("root"), <code key="root">{batch.root}</code>],
          ...(receipt === undefined
            ? []
            : ([
                [say("transaction"), <code key="transaction">{receipt.transaction}</code>],
                [say("gas"), receipt.gasUsed.toLocaleString(language)],
              ] as const)),
        ]}
      />
      <div className={classes.buttons}>
        <Button renderRoot={(props) => <Link to="/credits" search={{ batch: sequence }} {...props} />}>
          {say("seeRecords")}
        </Button>
        <Button variant="default" onClick={onMore}>
          {say("importMore")}
        </Button>
      </div>
    </Panel>
  );
}
