import { getRouteApi, Link } from "@tanstack/react-router";
import { useAgreements } from "../alliance/queries.ts";
import { useActor } from "../shell/actor.ts";
import { Nothing, PageHeading, Panel, Refused } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import page from "./record.module.css";
import { agreementsFor } from "./rule-draft.ts";
import { RuleForm } from "./rule-form.tsx";
import { ruleWords } from "./rule-words.ts";

const route = getRouteApi("/credits/rules/new");

export function RuleDraftPage() {
  const say = useWords(ruleWords);
  const { agreement } = route.useSearch();
  const actor = useActor();
  const need = { office: "registrar" } as const;
  const member = actor.member?.member;
  const agreements = useAgreements(member);
  const mayAdd = member !== undefined && actor.holds(need);
  const standing = member === undefined ? [] : agreementsFor(member, agreements.data ?? [], Date.now());
  const first = standing.find((one) => one.agreement === agreement) ?? standing[0];
  return (
    <>
      <Link to="/credits/rules" className={page.back}>
        ← {say("back")}
      </Link>
      <PageHeading title={say("addTitle")} />
      {actor.ready && !mayAdd && (
        <Panel>
          <Refused need={need} />
        </Panel>
      )}
      {agreements.isError && <ProblemNotice problem={agreements.error} onRetry={() => void agreements.refetch()} />}
      {mayAdd && agreements.isSuccess && first === undefined && (
        <Panel>
          <Nothing>
            {say("noAgreementInForce")} <Link to="/alliance/agreements">{say("toAgreements")}</Link>
          </Nothing>
        </Panel>
      )}
      {mayAdd && first !== undefined && (
        <RuleForm key={`${actor.address}-${member}`} home={member} agreements={standing} first={first.agreement} />
      )}
    </>
  );
}
