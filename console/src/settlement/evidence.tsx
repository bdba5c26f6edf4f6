import { Button, CopyButton, Group } from "@mantine/core";
import type { ReasonedReceipt } from "../../../client/settlement.ts";
import { Panel } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { lineWords } from "./line-words.ts";
import classes from "./settlement.module.css";

/** What was just written: the text that nobody else keeps, and its hash on the chain. */
export function Evidence({ written: { reasonText, evidence } }: { written: ReasonedReceipt }) {
  const say = useWords(lineWords);
  const copies = [
    [say("copyReason"), reasonText],
    [say("copyHash"), evidence],
  ] as const;
  return (
    <Panel title={say("evidence")} landing>
      <p className={classes.note}>{say("evidenceDone")}</p>
      <p style={{ whiteSpace: "pre-wrap" }}>{reasonText}</p>
      <p className={classes.hash}>{evidence}</p>
      <Group gap="sm">
        {copies.map(([label, value]) => (
          <CopyButton key={label} value={value}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {copied ? say("copied") : label}
              </Button>
            )}
          </CopyButton>
        ))}
      </Group>
    </Panel>
  );
}
