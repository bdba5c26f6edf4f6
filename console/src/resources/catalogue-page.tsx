/** All shared resources, with what their use costs. */
import { Button } from "@mantine/core";
import { IconFileImport, IconPlus } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatPrice, rateClassOf } from "../../../client/rates.ts";
import type { ResourceRecord } from "../../../server/resources/records.ts";
import { useActor } from "../shell/actor.ts";
import { Nothing, StateBadge } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import table from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { BoardFilters } from "./board-filters.tsx";
import { matches } from "./board-search.ts";
import { boardWords } from "./board-words.ts";
import { catalogueWords } from "./catalogue-words.ts";
import { categoryName } from "./categories.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { useNames, useResources } from "./queries.ts";
import classes from "./room.module.css";
import { RoomHeading } from "./room.tsx";
import { resourcesWords } from "./words.ts";

const route = getRouteApi("/resources/catalogue");

export function CataloguePage() {
  const say = useWords(catalogueWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const resources = useResources();
  const shown = (resources.data ?? []).filter((resource) => matches(search)({ resource }));
  return (
    <>
      <RoomHeading subtitle={resources.data && say("catalogueSubtitle", { count: resources.data.length })}>
        <StewardButtons />
      </RoomHeading>
      <div className={classes.bar}>
        <BoardFilters
          resources={resources.data ?? []}
          search={search}
          onChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
        />
      </div>
      {resources.isError && <ProblemNotice problem={resources.error} onRetry={() => void resources.refetch()} />}
      {resources.data && <CatalogueTable resources={shown} />}
    </>
  );
}

function StewardButtons() {
  const say = useWords(catalogueWords);
  const { holds } = useActor();
  const [publishing, setPublishing] = useState(false);
  if (!holds({ office: "steward" })) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} />}
        renderRoot={(props) => <Link to="/resources/catalogue/import" {...props} />}
      >
        {say("importCatalogue")}
      </Button>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setPublishing(true)}>
        {say("publish")}
      </Button>
      {publishing && <PublishDialog onClose={() => setPublishing(false)} />}
    </>
  );
}

function CatalogueTable({ resources }: { resources: readonly ResourceRecord[] }) {
  const say = useWords(catalogueWords);
  const resourcesSay = useWords(resourcesWords);
  const { member } = useActor();
  if (resources.length === 0) return <Nothing>{say("noMatch")}</Nothing>;
  return (
    <TableFrame label={resourcesSay("tabCatalogue")}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{say("resource")}</th>
            <th scope="col">{say("owner")}</th>
            <th scope="col" className={classes.wide}>
              {say("category")}
            </th>
            <th scope="col" className={classes.wide}>
              {say("location")}
            </th>
            <th scope="col" className={table.number}>
              {say(member?.kind === "enterprise" ? "class.enterprise" : "yourRate")}
            </th>
            <th scope="col">{say("bookingWay")}</th>
          </tr>
        </thead>
        <tbody>
          {resources.map((resource) => (
            <CatalogueRow key={resource.resource} resource={resource} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function CatalogueRow({ resource }: { resource: ResourceRecord }) {
  const board = useWords(boardWords);
  const say = useWords(catalogueWords);
  const [language] = useLanguage();
  const names = useNames();
  const { member } = useActor();
  const { description, owner, rate, rules, state } = resource;
  return (
    <tr className={table.open}>
      <td className={table.strong}>
        <Link to="/resources/$resource" params={{ resource: String(resource.resource) }} className={table.cover}>
          {nameIn(language, description)}
        </Link>
      </td>
      <td>{names(owner)}</td>
      <td className={classes.wide}>{categoryName(description.category, language)}</td>
      <td className={classes.wide}>{description.location}</td>
      <td className={`${table.number} ${classes.price}`}>
        {board("rateAnHour", { price: formatPrice(rate[rateClassOf(member, owner)], language) })}
      </td>
      <td>
        {state === "withdrawn" ? (
          <StateBadge tone="neutral">{say("withdrawnState")}</StateBadge>
        ) : (
          <StateBadge tone={rules.needsApproval ? "waiting" : "good"}>
            {say(rules.needsApproval ? "withApproval" : "atOnce")}
          </StateBadge>
        )}
      </td>
    </tr>
  );
}
