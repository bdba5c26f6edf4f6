/** Who a university is on the web, its status lists, and the credentials that its registrars sign and deposit. */
import { z } from "zod";
import { type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { depositBadge, depositTranscript } from "./credential-deposits.ts";
import { getBatchLeaves, getDistributions } from "./credential-queries.ts";
import {
  batchLeavesSchema,
  credentialDepositSchema,
  depositedCredentialSchema,
  depositReceiptSchema,
  didDocumentSchema,
} from "./credential-records.ts";
import { didDocument } from "./did.ts";
import { gradeDistributionSchema } from "./grade-records.ts";
import type { CreditsAccess } from "./routes.ts";
import { statusListRoutes } from "./status-list-routes.ts";

const tags = ["credits"];
const number = z.coerce.number().int().min(1).max(4_294_967_295);
const depositProblems = [
  "Credits_CredentialDiffers",
  "Credits_CredentialNotOurs",
  "Credits_CredentialOfErased",
  "Credits_RecordUnknown",
  "Credits_RecordErased",
  "Credits_NotIssued",
  "Credits_VaultLocked",
  "Api_NotEntitled",
];

export function credentialRoutes(store: StoreReader, access: CreditsAccess): Route[] {
  return [
    ...publicRoutes(access),
    ...statusListRoutes(store, access),
    ...depositRoutes(store, access),
    ...readingRoutes(store, access),
  ];
}

function publicRoutes({ issuer }: CreditsAccess): Route[] {
  return [
    route({
      path: "/members/:member/did.json",
      operationId: "getDidDocument",
      summary: { "zh-CN": "成员的 did:web 文档：凭证签章公钥", en: "A member's did:web document: its credential keys" },
      tags,
      params: { member: number },
      response: didDocumentSchema,
      representations: [
        { mediaType: "application/did+json", format: "did", render: (document) => JSON.stringify(document) },
      ],
      problems: ["Members_UnknownMember", "Exports_BadHost"],
      handle: ({ params, header }) => didDocument(issuer(params.member, header("host"))),
    }),
  ];
}

function depositRoutes(store: StoreReader, access: CreditsAccess): Route[] {
  return [
    route({
      method: "put",
      path: "/v1/credits/records/:recordId/credential",
      operationId: "depositCredential",
      summary: { "zh-CN": "为持有人存入一条记录的已签凭证", en: "Deposit a record's signed badge for its holder" },
      tags,
      auth: "session",
      params: { recordId: z.uuid() },
      query: { issuer: number },
      body: credentialDepositSchema,
      response: depositReceiptSchema,
      problems: depositProblems,
      handle: async ({ params, query, body, session, header }) => {
        await access.requireRegistrar(session, query.issuer);
        const issuer = access.issuer(query.issuer, header("host"));
        return depositBadge(store, access, issuer, params.recordId, body);
      },
    }),
    route({
      method: "put",
      path: "/v1/credits/transcript-credential",
      operationId: "depositTranscriptCredential",
      summary: {
        "zh-CN": "为持有人存入一名学生多条记录的 SD-JWT",
        en: "Deposit an SD-JWT over several records of one student for its holder",
      },
      tags,
      auth: "session",
      query: { issuer: number },
      body: credentialDepositSchema,
      bodyLimitBytes: 1_200_000,
      response: depositReceiptSchema,
      problems: depositProblems,
      handle: async ({ query, body, session, header }) => {
        await access.requireRegistrar(session, query.issuer);
        return depositTranscript(access, access.issuer(query.issuer, header("host")), body);
      },
    }),
  ];
}

function readingRoutes(store: StoreReader, { archive, requireRegistrar }: CreditsAccess): Route[] {
  return [
    route({
      path: "/v1/credits/records/:recordId/credentials",
      operationId: "listCredentials",
      summary: { "zh-CN": "一条记录已存入的凭证", en: "What was deposited over one record" },
      tags,
      auth: "session",
      params: { recordId: z.uuid() },
      query: { issuer: number },
      response: z.array(depositedCredentialSchema),
      problems: ["Credits_RecordUnknown", "Credits_RecordErased", "Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ params, query, session }) => {
        await requireRegistrar(session, query.issuer);
        const { record } = archive().getRecord(query.issuer, params.recordId);
        const { credentials } = archive();
        const receipts = credentials.over(query.issuer, record.recordId);
        const found = await credentials.of(query.issuer, [...new Set(receipts.flatMap(({ recordIds }) => recordIds))]);
        return found.filter(({ recordIds }) => recordIds.includes(record.recordId));
      },
    }),
    route({
      path: "/v1/credits/batches/:issuer/:sequence/leaves",
      operationId: "getBatchLeaves",
      summary: { "zh-CN": "一个批次的叶子与状态", en: "The leaves of a batch and how they stand" },
      tags,
      auth: "session",
      params: { issuer: number, sequence: number },
      response: batchLeavesSchema,
      problems: ["Credits_UnknownBatch", "Credits_BatchElsewhere", "Credits_VaultLocked", "Api_NotEntitled"],
      handle: async ({ params, session }) => {
        await requireRegistrar(session, params.issuer);
        return getBatchLeaves(store, archive(), params.issuer, params.sequence);
      },
    }),
    route({
      path: "/v1/credits/distributions/:issuer",
      operationId: "getGradeDistributions",
      summary: {
        "zh-CN": "一门课程一个学期的成绩分布，按成绩制；人数少于五的组不显示",
        en: "How the grades of an achievement in a term are distributed, by scale; groups under five are hidden",
      },
      tags,
      params: { issuer: number },
      query: { code: z.string().min(1).max(32), term: z.string().regex(/^\d{4}-(?:spring|summer|autumn)$/) },
      response: z.array(gradeDistributionSchema),
      // A draft that becomes a batch changes it with the block; an erasure changes it without.
      cache: "never",
      problems: ["Credits_VaultLocked"],
      handle: ({ params, query }) => getDistributions(store, archive(), { issuer: params.issuer, ...query }),
    }),
  ];
}
