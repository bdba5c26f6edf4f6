/** What the steward changes of a resource. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { setState } from "../../../client/resources.ts";
import type { ResourceRecord } from "../../../server/resources/records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Panel } from "../shell/panel.tsx";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { catalogueWords } from "./catalogue-words.ts";
import { OutageForm } from "./outage-form.tsx";
import { ChangeDialog } from "./publish-dialog.tsx";
import type { DraftPart } from "./resource-draft.ts";
import classes from "./resource-page.module.css";

const parts = ["description", "rules", "rate"] as const;

export function StewardDesk({ resource }: { resource: ResourceRecord }) {
  const say = useWords(catalogueWords);
  const [language] = useLanguage();
  const [dialog, setDialog] = useState<DraftPart | "outage">();
  const submission = useSubmit({ refresh: ["resources"] });
  const close = () => setDialog(undefined);
  const open = resource.state === "open";
  return (
    <Panel title={say("stewardDesk")}>
      <div className={classes.desk}>
        {parts.map((part) => (
          <Button key={part} variant="default" size="xs" onClick={() => setDialog(part)}>
            {say(`change.${part}`)}
          </Button>
        ))}
        <Button variant="default" size="xs" onClick={() => setDialog("outage")}>
          {say("makeOutage")}
        </Button>
        <SubmitButton
          size="xs"
          variant="default"
          submission={submission}
          need={{ office: "steward", at: resource.owner }}
          run={(ledger) => setState(ledger, resource.resource, open ? "withdrawn" : "open")}
          done={say(open ? "withdrawn" : "reopened", { resource: nameIn(language, resource.description) })}
          noNotice
        >
          {say(open ? "withdraw" : "reopen")}
        </SubmitButton>
      </div>
      <p style={{ margin: "8px 0 0", color: "var(--quiet)" }}>{say(open ? "withdrawNote" : "reopenNote")}</p>
      <SubmitProgress submission={submission} />
      {dialog === "outage" && (
        <Dialog onClose={close} title={say("makeOutage")}>
          <OutageForm resource={resource} range={undefined} onDone={close} />
        </Dialog>
      )}
      {dialog !== undefined && dialog !== "outage" && (
        <ChangeDialog resource={resource} part={dialog} onClose={close} />
      )}
    </Panel>
  );
}
