/** Who may issue which records: everybody sees it, an accreditor grants and withdraws. */
import { Button, NativeSelect } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { AccreditationRecord } from "../../../server/credits/accreditation-records.ts";
import { recordKinds } from "../../../server/credits/credit-records.ts";
import { useActor, useRefusal } from "../shell/actor.ts";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./accreditation.module.css";
import { GrantDialog, WithdrawDialog } from "./accreditation-dialogs.tsx";
import { AccreditationHeading } from "./accreditation-heading.tsx";
import { AccreditationList } from "./accreditation-list.tsx";
import { useAccreditationState, useAccreditations } from "./accreditation-queries.ts";
import { accreditationStates } from "./accreditation-state.ts";
import { accreditationWords } from "./accreditation-words.ts";
import { kindName } from "./record-facts.ts";
import { creditsWords } from "./words.ts";

const route = getRouteApi("/credits/accreditations");

export function AccreditationPage() {
  const say = useWords(accreditationWords);
  const { issuer, kind, state } = route.useSearch();
  const stateOf = useAccreditationState();
  const accreditations = useAccreditations();
  const [withdrawing, setWithdrawing] = useState<AccreditationRecord>();
  const all = accreditations.data ?? [];
  const found = all.filter(
    (one) =>
      (issuer ?? one.issuer) === one.issuer &&
      (kind ?? one.kind) === one.kind &&
      (state ?? stateOf(one)) === stateOf(one),
  );
  return (
    <>
      <AccreditationHeading subtitle={say("hint")}>
        <Granting accreditations={all} />
      </AccreditationHeading>
      <Filters accreditations={all} found={found.length} />
      {accreditations.isError && (
        <ProblemNotice problem={accreditations.error} onRetry={() => void accreditations.refetch()} />
      )}
      {accreditations.data && found.length === 0 && (
        <Panel>
          <Nothing>{say(all.length === 0 ? "none" : "nothing")}</Nothing>
        </Panel>
      )}
      {found.length > 0 && <AccreditationList accreditations={found} onWithdraw={setWithdrawing} />}
      {withdrawing && <WithdrawDialog accreditation={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </>
  );
}

/** The accreditor's button; who votes in the council can propose the same there. */
function Granting({ accreditations }: { accreditations: readonly AccreditationRecord[] }) {
  const say = useWords(accreditationWords);
  const actor = useActor();
  const why = useRefusal()({ role: "accreditor" });
  const [granting, setGranting] = useState(false);
  return (
    <>
      {actor.holds({ votes: true }) && (
        <Button variant="default" renderRoot={(props) => <Link to="/alliance/council/new" {...props} />}>
          {say("proposeInstead")}
        </Button>
      )}
      <Button disabled={why !== undefined} title={why} onClick={() => setGranting(true)}>
        {say("grant")}
      </Button>
      {granting && <GrantDialog accreditations={accreditations} onClose={() => setGranting(false)} />}
    </>
  );
}

function Filters({ accreditations, found }: { accreditations: readonly AccreditationRecord[]; found: number }) {
  const say = useWords(accreditationWords);
  const sayCredits = useWords(creditsWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const issuers = [
    ...new Set([...accreditations.map(({ issuer }) => issuer), ...(search.issuer ? [search.issuer] : [])]),
  ];
  return (
    <div className={classes.filters}>
      <NativeSelect
        aria-label={say("issuer")}
        value={search.issuer ?? ""}
        data={[
          { value: "", label: say("allIssuers") },
          ...issuers.sort((one, other) => one - other).map((one) => ({ value: String(one), label: memberName(one) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ search: { ...search, issuer: Number(value) || undefined } })
        }
      />
      <NativeSelect
        aria-label={sayCredits("kindFilter")}
        value={search.kind ?? ""}
        data={[
          { value: "", label: sayCredits("allKinds") },
          ...recordKinds.map((one) => ({ value: one, label: kindName(one, language) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ search: { ...search, kind: recordKinds.find((known) => known === value) } })
        }
      />
      <NativeSelect
        aria-label={say("stateFilter")}
        value={search.state ?? ""}
        data={[
          { value: "", label: say("allStates") },
          ...accreditationStates.map((one) => ({ value: one, label: say(`state.${one}`) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ search: { ...search, state: accreditationStates.find((known) => known === value) } })
        }
      />
      <span className={classes.count} role="status">
        {say("found", { count: found })}
      </span>
    </div>
  );
}
