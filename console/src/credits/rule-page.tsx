import { Button, Group, Text } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { retireRule } from "../../../client/recognition-rules.ts";
import type { RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import { useRefusal } from "../shell/actor.ts";
import { Dialog } from "../shell/dialog.tsx";
import { PageHeading } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { shellWords } from "../shell/words.ts";
import { ConversionPanel } from "./conversion-facts.tsx";
import classes from "./recognition.module.css";
import { useRule } from "./recognition-queries.ts";
import page from "./record.module.css";
import { RuleBadge, RuleFacts, useRuleSummary } from "./rule-facts.tsx";
import { ruleWords } from "./rule-words.ts";

const route = getRouteApi("/credits/rules/$rule");

export function RulePage() {
  const say = useWords(ruleWords);
  const summary = useRuleSummary();
  const number = Number(route.useParams().rule);
  const { data: rule, ...asked } = useRule(number);
  return (
    <>
      <Link to="/credits/rules" className={page.back}>
        ← {say("back")}
      </Link>
      <PageHeading
        title={say("heading", { rule: number })}
        beside={rule && <RuleBadge rule={rule} />}
        subtitle={rule && summary(rule)}
      >
        {rule !== undefined && rule.retiredAt === null && <Retire rule={rule} />}
      </PageHeading>
      {asked.isError && <ProblemNotice problem={asked.error} onRetry={() => void asked.refetch()} />}
      {rule !== undefined && (
        <div className={classes.stack}>
          <RuleFacts rule={rule} />
          <ConversionPanel hash={rule.conversion} />
        </div>
      )}
    </>
  );
}

function Retire({ rule: { rule, home } }: { rule: RecognitionRuleRecord }) {
  const say = useWords(ruleWords);
  const sayShell = useWords(shellWords);
  const need = { office: "registrar", at: home } as const;
  const why = useRefusal()(need);
  const submission = useSubmit({ refresh: ["credits"] });
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="default" disabled={why !== undefined} title={why} onClick={() => setOpen(true)}>
        {say("retire")}
      </Button>
      {isOpen && (
        <Dialog onClose={close} title={say("retireTitle", { rule })} closeOnClickOutside={!submission.busy}>
          <Text size="sm">{say("retireText")}</Text>
          <SubmitProgress submission={submission} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close} disabled={submission.busy}>
              {sayShell("cancel")}
            </Button>
            <SubmitButton
              submission={submission}
              need={need}
              color="red"
              noNotice
              run={(ledger) => retireRule(ledger, rule)}
              done={say("retireDone")}
              onDone={close}
            >
              {say("retire")}
            </SubmitButton>
          </Group>
        </Dialog>
      )}
    </>
  );
}
