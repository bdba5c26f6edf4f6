import { getRouteApi, Link } from "@tanstack/react-router";
import { useActor } from "../shell/actor.ts";
import { PageHeading, Panel, Refused } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { agreementWords } from "./agreement-words.ts";
import classes from "./alliance.module.css";
import { useAgreement } from "./queries.ts";

const route = getRouteApi("/alliance/agreements/new");

export function AgreementDraftPage() {
  const say = useWords(agreementWords);
  const { amends } = route.useSearch();
  const actor = useActor();
  const amended = useAgreement(amends);
  const need = { office: "administrator" } as const;
  const member = actor.member?.member;
  const mayDraft = member !== undefined && actor.holds(need);
  return (
    <>
      <Link to="/alliance/agreements" className={classes.back}>
        ← {say("back")}
      </Link>
      <PageHeading title={say("draftTitle")} />
      {amended.isError && <ProblemNotice problem={amended.error} onRetry={() => void amended.refetch()} />}
      {actor.ready && !mayDraft && (
        <Panel>
          <Refused need={need} />
        </Panel>
      )}
      {mayDraft && (amends === undefined || amended.data) && (
        <AgreementForm key={`${actor.address}-${member}-${amends}`} member={member} amends={amended.data} />
      )}
    </>
  );
}
