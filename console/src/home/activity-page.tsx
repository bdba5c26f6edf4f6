import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { pageOf, queryOf } from "../../../client/pages.ts";
import { activitySchema } from "../../../server/api/records.ts";
import { useGateway } from "../shell/ledger.tsx";
import { Pager, useCursor } from "../shell/pager.tsx";
import { Nothing, PageHeading, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { ActivityList } from "./activity.tsx";
import { homeWords } from "./words.ts";

const itemsOnPage = 25;

export function ActivityPage() {
  const say = useWords(homeWords);
  const gateway = useGateway();
  const cursor = useCursor();
  const activity = useQuery({
    queryKey: ["activity", cursor.after],
    queryFn: () =>
      gateway.get(`/v1/activity${queryOf({ limit: itemsOnPage, after: cursor.after })}`, pageOf(activitySchema)),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeading title={say("allActivity")} subtitle={say("allActivityHint")} />
      {activity.isError && <ProblemNotice problem={activity.error} onRetry={() => void activity.refetch()} />}
      {activity.data !== undefined && (
        <Panel>
          {activity.data.items.length === 0 && <Nothing>{say("nothingYet")}</Nothing>}
          <ActivityList items={activity.data.items} />
        </Panel>
      )}
      <Pager cursor={cursor} next={activity.data?.next} />
    </>
  );
}
