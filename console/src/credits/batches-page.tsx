import { NativeSelect } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { pageOf, queryOf } from "../../../client/pages.ts";
import { batchSchema } from "../../../server/credits/records.ts";
import { useGateway } from "../shell/ledger.tsx";
import { Pager, useCursor } from "../shell/pager.tsx";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { BatchTable } from "./batch-table.tsx";
import { StatusLists } from "./credential-lists.tsx";
import { CreditsHeading } from "./credits-heading.tsx";
import { creditsWords } from "./words.ts";

const route = getRouteApi("/credits/batches");
const batchesOnPage = 12;

export function BatchesPage() {
  const say = useWords(creditsWords);
  const gateway = useGateway();
  const { issuer } = route.useSearch();
  const cursor = useCursor();
  const { restart } = cursor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another issuer begins on its first page
  useEffect(restart, [issuer]);
  const batches = useQuery({
    queryKey: ["credits", "batches", issuer, cursor.after],
    queryFn: () => {
      const query = queryOf({ issuer, limit: batchesOnPage, after: cursor.after });
      return gateway.get(`/v1/credits/batches${query}`, pageOf(batchSchema));
    },
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <CreditsHeading subtitle={say("batchesHint")}>
        <StatusLists />
        <IssuerSelect />
      </CreditsHeading>
      {batches.isError && <ProblemNotice problem={batches.error} onRetry={() => void batches.refetch()} />}
      {batches.data?.items.length === 0 && (
        <Panel>
          <Nothing>{say("noBatches")}</Nothing>
        </Panel>
      )}
      {batches.data !== undefined && batches.data.items.length > 0 && <BatchTable batches={batches.data.items} />}
      <Pager cursor={cursor} next={batches.data?.next}>
        {say("page", { page: cursor.page + 1 })}
      </Pager>
    </>
  );
}

function IssuerSelect() {
  const say = useWords(creditsWords);
  const [language] = useLanguage();
  const members = useMembers();
  const { issuer } = route.useSearch();
  const navigate = route.useNavigate();
  const options = members.data?.filter(({ kind }) => kind === "university" || kind === "institute") ?? [];
  return (
    <NativeSelect
      aria-label={say("issuer")}
      value={issuer ?? ""}
      onChange={(event) => void navigate({ search: { issuer: Number(event.currentTarget.value) || undefined } })}
      data={[
        { value: "", label: say("allIssuers") },
        ...options.map((member) => ({ value: String(member.member), label: nameIn(language, member) })),
      ]}
    />
  );
}
