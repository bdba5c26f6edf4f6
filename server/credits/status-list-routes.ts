/** Status lists: served to everybody, published by the registrars of the issuer. */
import { z } from "zod";
import { listRoute, type Page, type PageRequest, type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { getBatchLeaves } from "./credential-queries.ts";
import {
  type Issuer,
  type StatusListState,
  statusListSchema,
  statusListStateSchema,
  statusPurposes,
} from "./credential-records.ts";
import { listBatches } from "./queries.ts";
import type { CreditsAccess } from "./routes.ts";

const tags = ["credits"];
const number = z.coerce.number().int().min(1).max(4_294_967_295);
const listParams = { issuer: number, sequence: number, purpose: z.enum(statusPurposes) };

export function statusListRoutes(store: StoreReader, access: CreditsAccess): Route[] {
  const { archive, requireRegistrar, statusLists } = access;
  return [
    route({
      path: "/v1/credits/status-lists/:issuer/:sequence/:purpose",
      operationId: "getStatusList",
      summary: { "zh-CN": "一个批次的状态列表（已签凭证）", en: "A status list of a batch, a signed credential" },
      tags,
      params: listParams,
      response: statusListSchema,
      representations: [{ mediaType: "application/vc", format: "vc", render: (list) => JSON.stringify(list) }],
      // It is published between blocks.
      cache: "never",
      problems: ["Credits_StatusListAbsent"],
      handle: ({ params }) => statusLists.get(params),
    }),
    route({
      method: "put",
      path: "/v1/credits/status-lists/:issuer/:sequence/:purpose",
      operationId: "publishStatusList",
      summary: { "zh-CN": "公布已签的状态列表", en: "Publish a signed status list" },
      tags,
      auth: "session",
      params: listParams,
      body: statusListSchema,
      response: statusListStateSchema,
      problems: [
        "Credits_UnknownBatch",
        "Credits_BatchElsewhere",
        "Credits_CredentialNotOurs",
        "Credits_StatusListDiffers",
        "Credits_StatusListOlder",
        "Credits_VaultLocked",
        "Api_NotEntitled",
      ],
      handle: async ({ params, body, session, header }) => {
        await requireRegistrar(session, params.issuer);
        const issuer = access.issuer(params.issuer, header("host"));
        const { requireList } = await import("./credential-checks.ts");
        const leaves = getBatchLeaves(store, archive(), params.issuer, params.sequence);
        await requireList(body, issuer, params.purpose, leaves, new Date());
        await statusLists.put(params, body);
        return stateOf(store, access, issuer, params.sequence, params.purpose);
      },
    }),
    listRoute({
      path: "/v1/credits/status-lists/:issuer",
      operationId: "listStatusLists",
      summary: {
        "zh-CN": "各批次的状态列表是否与账本一致，新的在前",
        en: "Whether the status lists of each batch say what the ledger says, newest first",
      },
      tags,
      auth: "session",
      params: { issuer: number },
      item: statusListStateSchema,
      problems: ["Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ params, query, session, header }) => {
        await requireRegistrar(session, params.issuer);
        return listStates(store, access, access.issuer(params.issuer, header("host")), query);
      },
    }),
  ];
}

/** Of the batches that this vault has, two lists each. */
async function listStates(
  store: StoreReader,
  access: CreditsAccess,
  issuer: Issuer,
  { limit, after }: PageRequest,
): Promise<Page<StatusListState>> {
  const shelf = access.archive().shelf(issuer.member);
  const batches = await listBatches(store, issuer.member, { limit: Math.ceil(limit / 2), after });
  const here = batches.items.filter(({ root }) => shelf.batch(root));
  const items: StatusListState[] = [];
  for (const { sequence } of here) {
    for (const purpose of statusPurposes) items.push(await stateOf(store, access, issuer, sequence, purpose));
  }
  return { items, next: batches.next };
}

async function stateOf(
  store: StoreReader,
  { archive, statusLists }: CreditsAccess,
  issuer: Issuer,
  sequence: number,
  purpose: StatusListState["purpose"],
): Promise<StatusListState> {
  const [{ isFresh }, { markedPositions }] = await Promise.all([
    import("./credential-checks.ts"),
    import("./status-list.ts"),
  ]);
  const { statuses } = getBatchLeaves(store, archive(), issuer.member, sequence);
  const marked = markedPositions(purpose, statuses).length;
  const list = await statusLists.find({ issuer: issuer.member, sequence, purpose });
  if (!list) return { sequence, purpose, state: "absent", validUntil: null, marked };
  const fresh = await isFresh(list, issuer, purpose, statuses, new Date());
  return { sequence, purpose, state: fresh ? "fresh" : "stale", validUntil: list.validUntil, marked };
}
