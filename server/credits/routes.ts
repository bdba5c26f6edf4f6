/** What the API serves of credits: batches and statuses to everybody, records to their issuer's registrars. */
import { z } from "zod";
import { listRoute, type Route, route, type Session } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { passkeyRoutes } from "./access-passkey-routes.ts";
import { accessRoutes, type HolderSessionStore, holderRoutes } from "./access-routes.ts";
import { accreditationRoutes } from "./accreditation-routes.ts";
import type { Archive } from "./archive.ts";
import type { ConversionFolder } from "./conversion-folder.ts";
import { conversionRoutes } from "./conversion-routes.ts";
import type { StatusListFolder } from "./credential-lists.ts";
import type { Issuer, LedgerPlace } from "./credential-records.ts";
import { credentialRoutes } from "./credential-routes.ts";
import { erasureRoutes } from "./erasure-routes.ts";
import type { Holders } from "./holders.ts";
import { getBatch, getLeafStatus, listBatches } from "./queries.ts";
import { recognitionRoutes } from "./recognition-routes.ts";
import {
  batchSchema,
  draftInputSchema,
  draftReceiptSchema,
  draftSchema,
  leafStatusSchema,
  mostBytesInDraft,
  presentationSchema,
  recordSearchSchema,
  vaultRecordSchema,
} from "./records.ts";
import { shareRoutes } from "./share-routes.ts";

const tags = ["credits"];
const number = z.coerce.number().int().min(1).max(4_294_967_295);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

export type CreditsAccess = {
  /** @throws Credits_VaultLocked where the vault is not open. */
  readonly archive: () => Archive;
  /** @throws Credits_VaultLocked where the vault is not open. */
  readonly holders: () => Holders;
  readonly holderSessions: HolderSessionStore;
  /** @throws Api_NotEntitled unless the account is a registrar or administrator of the member now. */
  readonly requireRegistrar: (session: Session, member: number) => Promise<void>;
  /** @throws Members_NotActive where the member is suspended or expelled. */
  readonly requireActive: (member: number) => void;
  /** A member with its place on the web. @param host That was asked. @throws Members_UnknownMember */
  readonly issuer: (member: number, host: string | undefined) => Issuer;
  readonly ledger: () => LedgerPlace;
  readonly statusLists: StatusListFolder;
  readonly conversions: ConversionFolder;
};

export function creditsRoutes(store: StoreReader, access: CreditsAccess): Route[] {
  return [
    ...publicRoutes(store),
    ...accreditationRoutes(store),
    ...recognitionRoutes(store),
    ...draftRoutes(access),
    ...recordRoutes(access),
    ...erasureRoutes(access),
    ...accessRoutes(access),
    ...holderRoutes(access),
    ...passkeyRoutes(access),
    ...shareRoutes(access),
    ...credentialRoutes(store, access),
    ...conversionRoutes(access),
  ];
}

function publicRoutes(store: StoreReader): Route[] {
  return [
    listRoute({
      path: "/v1/credits/batches",
      operationId: "listBatches",
      summary: { "zh-CN": "学分批次，新的在前", en: "Batches, newest first" },
      tags,
      query: { issuer: number.optional() },
      item: batchSchema,
      handle: ({ query }) => listBatches(store, query.issuer, query),
    }),
    route({
      path: "/v1/credits/batches/:issuer/:sequence",
      operationId: "getBatch",
      summary: { "zh-CN": "一个批次", en: "One batch" },
      tags,
      params: { issuer: number, sequence: number },
      response: batchSchema,
      problems: ["Credits_UnknownBatch"],
      handle: ({ params }) => getBatch(store, params.issuer, params.sequence),
    }),
    route({
      path: "/v1/credits/leaves/:issuer/:leaf",
      operationId: "getLeafStatus",
      summary: { "zh-CN": "对一条记录作过的决定", en: "What was decided on a leaf" },
      tags,
      params: { issuer: number, leaf: hash },
      response: leafStatusSchema,
      problems: ["Credits_LeafUnchanged"],
      handle: ({ params }) => getLeafStatus(store, params.issuer, params.leaf),
    }),
  ];
}

function draftRoutes({ archive, requireRegistrar, requireActive }: CreditsAccess): Route[] {
  return [
    route({
      method: "post",
      path: "/v1/credits/drafts",
      operationId: "addDraft",
      summary: { "zh-CN": "把一批记录存入保险库", en: "Put a batch's records into the vault" },
      tags,
      auth: "session",
      body: draftInputSchema,
      bodyLimitBytes: mostBytesInDraft,
      response: draftReceiptSchema,
      problems: [
        "Members_NotActive",
        "Credits_DuplicateRecord",
        "Credits_AlreadyIssued",
        "Credits_RecordErased",
        "Credits_VaultLocked",
        "Api_NotEntitled",
      ],
      handle: async ({ body, session }) => {
        await requireRegistrar(session, body.issuer);
        requireActive(body.issuer);
        return archive().addDraft(body);
      },
    }),
    listRoute({
      path: "/v1/credits/drafts",
      operationId: "listDrafts",
      summary: { "zh-CN": "尚未上链的批次", en: "Batches that are not on the chain" },
      tags,
      auth: "session",
      query: { issuer: number },
      item: draftSchema,
      problems: ["Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ query, session }) => {
        await requireRegistrar(session, query.issuer);
        return archive().listDrafts(query.issuer, query);
      },
    }),
    route({
      method: "delete",
      path: "/v1/credits/drafts/:root",
      operationId: "deleteDraft",
      summary: { "zh-CN": "删除一个尚未上链的批次", en: "Forget a batch that is not on the chain" },
      tags,
      auth: "session",
      params: { root: hash },
      query: { issuer: number },
      status: 204,
      problems: [
        "Members_NotActive",
        "Credits_DraftUnknown",
        "Credits_DraftUnderWay",
        "Credits_VaultLocked",
        "Api_NotEntitled",
      ],
      handle: async ({ params, query, session }) => {
        await requireRegistrar(session, query.issuer);
        requireActive(query.issuer);
        await archive().deleteDraft(query.issuer, params.root);
      },
    }),
  ];
}

function recordRoutes({ archive, requireRegistrar }: CreditsAccess): Route[] {
  return [
    listRoute({
      method: "post",
      path: "/v1/credits/records/search",
      operationId: "searchRecords",
      summary: { "zh-CN": "查找记录，新的在前", en: "Search records, newest first" },
      tags,
      auth: "session",
      body: recordSearchSchema,
      item: vaultRecordSchema,
      problems: ["Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ body, query, session }) => {
        await requireRegistrar(session, body.issuer);
        return archive().search(body, query);
      },
    }),
    route({
      path: "/v1/credits/records/:recordId",
      operationId: "getRecord",
      summary: { "zh-CN": "一条记录", en: "One record" },
      tags,
      auth: "session",
      params: { recordId: z.uuid() },
      query: { issuer: number },
      response: vaultRecordSchema,
      problems: ["Credits_RecordUnknown", "Credits_RecordErased", "Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ params, query, session }) => {
        await requireRegistrar(session, query.issuer);
        return archive().getRecord(query.issuer, params.recordId);
      },
    }),
    route({
      path: "/v1/credits/records/:recordId/presentation",
      operationId: "getPresentation",
      summary: { "zh-CN": "交给持有人的证明", en: "What the record's holder is given" },
      tags,
      auth: "session",
      params: { recordId: z.uuid() },
      query: { issuer: number },
      response: presentationSchema,
      problems: [
        "Credits_RecordUnknown",
        "Credits_RecordErased",
        "Credits_NotIssued",
        "Credits_VaultLocked",
        "Api_NotEntitled",
      ],
      handle: async ({ params, query, session }) => {
        await requireRegistrar(session, query.issuer);
        return archive().present(query.issuer, params.recordId);
      },
    }),
  ];
}
