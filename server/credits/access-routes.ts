/** Links to students' own records: registrars give and take them back, students open them. */
import { z } from "zod";
import { Problem } from "../problem.ts";
import { type Holder, listRoute, type Route, route } from "../route.ts";
import {
  type AccessEntry,
  accessGivenSchema,
  accessIdSchema,
  accessInputSchema,
  accessSchema,
  accessSearchSchema,
  accessTokenSchema,
  chosenRecordsSchema,
  type HolderSessionRecord,
  holderRecordSchema,
  holderSessionSchema,
} from "./access-records.ts";
import { depositedCredentialSchema } from "./credential-records.ts";
import type { Holders } from "./holders.ts";
import { pageOf } from "./reading.ts";
import { presentationSchema } from "./records.ts";
import type { CreditsAccess } from "./routes.ts";
import type { Sharer } from "./share-keeper.ts";
import { searchable } from "./shelf.ts";

const tags = ["holders"];
const number = z.coerce.number().int().min(1).max(4_294_967_295);

/** Sessions of students; in memory. */
export type HolderSessionStore = {
  readonly begin: (accessId: string) => Holder;
  readonly end: (holder: Holder) => void;
};

/** What a session stands for. @throws Credits_HolderSessionEnded where its link was taken back meanwhile */
export function entryOf(holders: Holders, { accessId }: Holder): AccessEntry {
  const entry = holders.access.find(accessId);
  if (!entry) throw new Problem("Credits_HolderSessionEnded");
  return entry;
}

export function sharerOf(holders: Holders, holder: Holder): Sharer {
  const { issuer, student } = entryOf(holders, holder);
  return { issuer, student: searchable(student.number.trim()) };
}

/** What a student who comes in is told. */
export function welcome(
  { holders, holderSessions }: Pick<CreditsAccess, "holders" | "holderSessions">,
  { accessId, issuer, student, expiresAt: accessExpiresAt }: AccessEntry,
): HolderSessionRecord {
  const { token, expiresAt } = holderSessions.begin(accessId);
  const passkeys = holders().access.passkeysOf(accessId).length;
  return { token, expiresAt: expiresAt.toISOString(), issuer, student, accessExpiresAt, passkeys };
}

/** Also a member that is suspended gives links: its students need their records all the more. */
export function accessRoutes({ holders, archive, requireRegistrar }: CreditsAccess): Route[] {
  return [
    route({
      method: "post",
      path: "/v1/credits/access",
      operationId: "giveAccess",
      summary: { "zh-CN": "给学生查看本人记录的链接", en: "Give students links to their own records" },
      tags,
      auth: "session",
      body: accessInputSchema,
      response: accessGivenSchema,
      problems: ["Credits_StudentUnknown", "Credits_BadExpiry", "Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ body, session }) => {
        await requireRegistrar(session, body.issuer);
        return { items: await holders().access.give(body, archive().shelf(body.issuer), session.account) };
      },
    }),
    listRoute({
      method: "post",
      path: "/v1/credits/access/search",
      operationId: "listAccess",
      summary: { "zh-CN": "已发出的链接，新的在前", en: "Links that were given, newest first" },
      tags,
      auth: "session",
      body: accessSearchSchema,
      item: accessSchema,
      problems: ["Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ body, query, session }) => {
        await requireRegistrar(session, body.issuer);
        return pageOf(holders().access.list(body.issuer, body.student), query);
      },
    }),
    route({
      method: "delete",
      path: "/v1/credits/access/:accessId",
      operationId: "revokeAccess",
      summary: { "zh-CN": "收回一个链接及其通行密钥", en: "Take back a link with its passkeys" },
      tags,
      auth: "session",
      params: { accessId: accessIdSchema },
      query: { issuer: number },
      status: 204,
      problems: ["Credits_UnknownAccess", "Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ params, query, session }) => {
        await requireRegistrar(session, query.issuer);
        await holders().access.revoke(query.issuer, params.accessId);
      },
    }),
  ];
}

/** What a student does who came in by a link. */
export function holderRoutes(access: CreditsAccess): Route[] {
  const { holders, archive, holderSessions } = access;
  return [
    route({
      method: "post",
      path: "/v1/holder/session",
      operationId: "openHolderSession",
      summary: { "zh-CN": "学生打开链接", en: "A student opens a link" },
      tags,
      status: 201,
      body: z.strictObject({ proof: accessTokenSchema }),
      response: holderSessionSchema,
      problems: ["Credits_UnknownAccess", "Credits_AccessExpired", "Credits_VaultLocked"],
      handle: ({ body }) => welcome(access, holders().access.open(body.proof)),
    }),
    route({
      method: "delete",
      path: "/v1/holder/session",
      operationId: "closeHolderSession",
      summary: { "zh-CN": "学生退出", en: "A student leaves" },
      tags,
      auth: "holder",
      status: 204,
      handle: ({ holder }) => holderSessions.end(holder),
    }),
    listRoute({
      path: "/v1/holder/records",
      operationId: "listHolderRecords",
      summary: { "zh-CN": "学生本人已上链的记录", en: "The student's own records that are on the chain" },
      tags,
      auth: "holder",
      item: holderRecordSchema,
      handle: ({ query, holder }) => pageOf(holders().records(sharerOf(holders(), holder)), query),
    }),
    route({
      method: "post",
      path: "/v1/holder/presentations",
      operationId: "presentHolderRecords",
      summary: { "zh-CN": "所选记录的证明", en: "What proves the chosen records" },
      tags,
      auth: "holder",
      body: chosenRecordsSchema,
      response: z.object({ items: z.array(presentationSchema) }),
      problems: ["Credits_RecordUnknown", "Credits_NotIssued"],
      handle: async ({ body, holder }) => ({
        items: await holders().present(sharerOf(holders(), holder), body.recordIds),
      }),
    }),
    route({
      path: "/v1/holder/credentials",
      operationId: "listHolderCredentials",
      summary: { "zh-CN": "学校为学生的记录签署的凭证", en: "Credentials that the university signed for the student" },
      tags,
      auth: "holder",
      response: z.object({ items: z.array(depositedCredentialSchema) }),
      handle: async ({ holder }) => {
        const sharer = sharerOf(holders(), holder);
        const recordIds = holders()
          .records(sharer)
          .map(([, { record }]) => record.recordId);
        return { items: await archive().credentials.of(sharer.issuer, recordIds) };
      },
    }),
  ];
}
