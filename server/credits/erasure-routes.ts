/** Erasing records for good, and what is left of them; for the issuer's registrars. */
import { z } from "zod";
import { listRoute, type Route, route } from "../route.ts";
import {
  batchHoldingSchema,
  erasedLeafSchema,
  erasedRecordSchema,
  erasureInputSchema,
  erasureReceiptSchema,
} from "./erasure-records.ts";
import type { CreditsAccess } from "./routes.ts";

const tags = ["credits"];
const issuer = z.coerce.number().int().min(1).max(4_294_967_295);

/** Also a member that is suspended erases: the duty to do so does not end with its standing. */
export function erasureRoutes({ archive, holders, requireRegistrar }: CreditsAccess): Route[] {
  return [
    route({
      method: "post",
      path: "/v1/credits/erasures",
      operationId: "eraseRecords",
      summary: {
        "zh-CN": "永久删除记录，或一名学生的全部记录；只留下墓碑",
        en: "Erase records, or all of one student, for good; tombstones stay",
      },
      tags,
      auth: "session",
      body: erasureInputSchema,
      response: erasureReceiptSchema,
      problems: ["Credits_RecordUnknown", "Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ body, session }) => {
        await requireRegistrar(session, body.issuer);
        const receipt = await archive().erase(body, session.account);
        // What was shared of them, and the link of a student of whom nothing is left.
        await holders().settle(body.issuer);
        return receipt;
      },
    }),
    listRoute({
      path: "/v1/credits/erasures",
      operationId: "listErasedRecords",
      summary: { "zh-CN": "已删除记录的墓碑，新的在前", en: "Tombstones of erased records, newest first" },
      tags,
      auth: "session",
      query: { issuer },
      item: erasedRecordSchema,
      problems: ["Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ query, session }) => {
        await requireRegistrar(session, query.issuer);
        return archive().listErased(query.issuer, query);
      },
    }),
    route({
      path: "/v1/credits/erasures/:recordId/leaf",
      operationId: "getErasedLeaf",
      summary: {
        "zh-CN": "已删除记录的叶及其证明，供撤销之用",
        en: "The leaf of an erased record with its proof, to revoke it by",
      },
      tags,
      auth: "session",
      params: { recordId: z.uuid() },
      query: { issuer },
      response: erasedLeafSchema,
      problems: ["Credits_RecordUnknown", "Credits_NotIssued", "Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ params, query, session }) => {
        await requireRegistrar(session, query.issuer);
        return archive().proveErased(query.issuer, params.recordId);
      },
    }),
    listRoute({
      path: "/v1/credits/holdings",
      operationId: "listBatchHoldings",
      summary: {
        "zh-CN": "保险库中各批次尚存与已删的记录数，新的在前",
        en: "How many records of each batch the vault has and has erased, newest first",
      },
      tags,
      auth: "session",
      query: { issuer },
      item: batchHoldingSchema,
      problems: ["Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ query, session }) => {
        await requireRegistrar(session, query.issuer);
        return archive().listHoldings(query.issuer, query);
      },
    }),
  ];
}
