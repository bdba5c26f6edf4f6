/** The activity feed: what happened on the ledger, newest first, as it is served. */
import { type ActivityEntry, activityPrefix } from "../indexer/activity.ts";
import { takePage } from "../page.ts";
import { listRoute, type Page, type PageRequest, type Route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { timeOf } from "../units.ts";
import { type Activity, activitySchema } from "./records.ts";

export function activityRoutes(store: StoreReader): Route[] {
  return [
    listRoute({
      path: "/v1/activity",
      operationId: "listActivity",
      summary: { "zh-CN": "账本上发生的事，新的在前", en: "What happened on the ledger, newest first" },
      tags: ["gateway"],
      item: activitySchema,
      handle: ({ query }) => listActivity(store, query),
    }),
  ];
}

/** What OpenZeppelin's parts say of themselves; the alliance's own event beside each says what happened. */
const echoes: ReadonlySet<string> = new Set([
  "CallExecuted",
  "CallSalt",
  "CallScheduled",
  "DelegateChanged",
  "DelegateVotesChanged",
  "ProposalRuled",
  "RoleLabel",
  "TargetFunctionRoleUpdated",
  "VoteCast",
  "VoteCastWithParams",
]);

export async function listActivity(store: StoreReader, { limit, after }: PageRequest): Promise<Page<Activity>> {
  const { items, next } = await takePage(facts(store, after), limit);
  return { items: items.map(served), next };
}

async function* facts(store: StoreReader, after: string | undefined): AsyncGenerator<readonly [string, ActivityEntry]> {
  for await (const entry of store.entries<ActivityEntry>({ prefix: activityPrefix, after, reverse: true })) {
    if (!echoes.has(entry[1].event)) yield entry;
  }
}

/** As far back as it is looked; by then every domain has had its events. */
const mostEvents = 2_000;

/** Domains that had events after a block, up to the present. */
export async function domainsSince(store: StoreReader, block: number): Promise<string[]> {
  const domains = new Set<string>();
  let events = 0;
  for await (const [, entry] of store.entries<ActivityEntry>({ prefix: activityPrefix, reverse: true })) {
    events += 1;
    if (entry.block <= block || events > mostEvents) break;
    domains.add(entry.domain);
  }
  return [...domains].sort();
}

function served({ domain, event, args, block, log, timestamp, transaction }: ActivityEntry): Activity {
  return {
    id: `${block}-${log}`,
    domain,
    event,
    arguments: typeof args === "object" && args !== null ? { ...args } : {},
    block,
    timestamp: timeOf(timestamp),
    transaction,
  };
}
