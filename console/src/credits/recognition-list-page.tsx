import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import type { AwaitedRecognition } from "../../../client/recognition-duties.ts";
import { recognitionStatuses } from "../../../server/credits/recognition-records.ts";
import { useActor, useRefusal } from "../shell/actor.ts";
import { Pager, useCursor } from "../shell/pager.tsx";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { CreditsHeading } from "./credits-heading.tsx";
import classes from "./recognition.module.css";
import { useRecognitionNames } from "./recognition-labels.tsx";
import { type RecognitionFilter, useAwaiting, useRecognitionPage } from "./recognition-queries.ts";
import { RecognitionTable } from "./recognition-table.tsx";
import { recognitionWords } from "./recognition-words.ts";

const route = getRouteApi("/credits/recognitions");
const onPage = 12;

export function RecognitionListPage() {
  const say = useWords(recognitionWords);
  const { mine, ...filter } = route.useSearch();
  const { ready } = useActor();
  const why = useRefusal()({ office: "registrar" });
  return (
    <>
      <CreditsHeading subtitle={say("subtitle")}>
        {ready &&
          (why === undefined ? (
            <Button renderRoot={(props) => <Link to="/credits/recognitions/new" {...props} />}>{say("request")}</Button>
          ) : (
            <Button disabled title={why}>
              {say("request")}
            </Button>
          ))}
      </CreditsHeading>
      <Filters />
      {mine === true ? <Mine filter={filter} /> : <Everybodys key={JSON.stringify(filter)} filter={filter} />}
    </>
  );
}

function Filters() {
  const say = useWords(recognitionWords);
  const [language] = useLanguage();
  const names = useRecognitionNames();
  const members = useMembers();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const universities = (members.data ?? []).filter(({ kind }) => kind === "university" || kind === "institute");
  const choose = (name: "home" | "issuer") => (
    <NativeSelect
      aria-label={say(`${name}Filter`)}
      value={search[name] ?? ""}
      data={[
        { value: "", label: say(name === "home" ? "allHomes" : "allIssuers") },
        ...universities.map((one) => ({ value: String(one.member), label: nameIn(language, one) })),
      ]}
      onChange={({ currentTarget: { value } }) =>
        void navigate({ search: { ...search, [name]: Number(value) || undefined } })
      }
    />
  );
  return (
    <div className={classes.filters}>
      {choose("home")}
      {choose("issuer")}
      <NativeSelect
        aria-label={say("statusFilter")}
        value={search.status ?? ""}
        data={[
          { value: "", label: say("allStatuses") },
          ...recognitionStatuses.map((status) => ({ value: status, label: names.status(status) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ search: { ...search, status: recognitionStatuses.find((status) => status === value) } })
        }
      />
      <Checkbox
        label={say("mine")}
        checked={search.mine === true}
        onChange={({ currentTarget: { checked } }) =>
          void navigate({ search: { ...search, mine: checked || undefined } })
        }
      />
    </div>
  );
}

function Everybodys({ filter }: { filter: RecognitionFilter }) {
  const say = useWords(recognitionWords);
  const cursor = useCursor();
  const found = useRecognitionPage(filter, { limit: onPage, after: cursor.after });
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <>
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && (
        <Panel>
          <Nothing>{say(isFiltered ? "noneMatch" : "noneYet")}</Nothing>
        </Panel>
      )}
      {found.data !== undefined && found.data.items.length > 0 && <RecognitionTable recognitions={found.data.items} />}
      <Pager cursor={cursor} next={found.data?.next}>
        {say("page", { page: cursor.page + 1 })}
      </Pager>
    </>
  );
}

/** What waits for the member acted for, in the offices that the person holds there. */
function Mine({ filter }: { filter: RecognitionFilter }) {
  const say = useWords(recognitionWords);
  const { member, offices, ready } = useActor();
  const cursor = useCursor();
  const awaiting = useAwaiting(member?.member);
  const { restart } = cursor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another member begins on its first page
  useEffect(restart, [member?.member]);
  if (ready && !offices.some((office) => office === "registrar" || office === "administrator")) {
    return (
      <Panel>
        <Nothing>{say("mineForNobody")}</Nothing>
      </Panel>
    );
  }
  const ours = (awaiting.data ?? []).filter((one) => offices.includes(one.office) && fits(one, filter));
  const from = Number(cursor.after ?? 0);
  const shown = ours.slice(from, from + onPage);
  return (
    <>
      {awaiting.isError && <ProblemNotice problem={awaiting.error} onRetry={() => void awaiting.refetch()} />}
      {awaiting.data !== undefined && ours.length === 0 && (
        <Panel>
          <Nothing>{say("noneMine")}</Nothing>
        </Panel>
      )}
      {shown.length > 0 && (
        <RecognitionTable
          recognitions={shown.map(({ recognition }) => recognition)}
          duties={new Map(shown.map(({ recognition, duty }) => [recognition, duty]))}
        />
      )}
      <Pager cursor={cursor} next={from + onPage < ours.length ? String(from + onPage) : null}>
        {say("page", { page: cursor.page + 1 })}
      </Pager>
    </>
  );
}

function fits({ recognition }: AwaitedRecognition, { home, issuer, status }: RecognitionFilter): boolean {
  return (
    (home ?? recognition.home) === recognition.home &&
    (issuer ?? recognition.issuer) === recognition.issuer &&
    (status ?? recognition.status) === recognition.status
  );
}
