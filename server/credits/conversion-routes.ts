/** Conversion tables: served to everybody, published by the registrars of either university concerned. */
import { z } from "zod";
import { Problem } from "../problem.ts";
import { listRoute, type Route, route, type Session } from "../route.ts";
import { timeOf } from "../units.ts";
import { requireSound } from "./conversion-checks.ts";
import { conversionTableSchema, publishedConversionSchema } from "./conversion-records.ts";
import type { CreditsAccess } from "./routes.ts";

const tags = ["credits"];
const path = "/v1/credits/conversions";
const number = z.coerce.number().int().min(1).max(4_294_967_295);

export function conversionRoutes(access: CreditsAccess): Route[] {
  const { conversions } = access;
  return [
    route({
      method: "put",
      path,
      operationId: "publishConversion",
      summary: {
        "zh-CN": "公布一张成绩或学分转换表；公布后不变",
        en: "Publish a table that converts grades or credits; it never changes afterwards",
      },
      tags,
      auth: "session",
      body: conversionTableSchema,
      bodyLimitBytes: 50_000,
      response: publishedConversionSchema,
      problems: [
        "Credits_ConversionAltered",
        "Credits_ConversionImplausible",
        "Credits_ConversionShelfFull",
        "Members_UnknownMember",
        "Members_NotActive",
        "Api_NotEntitled",
      ],
      handle: async ({ body, session }) => {
        const publisher = await publisherOf(access, session, [body.to, body.from]);
        requireSound(body, new Date());
        for (const member of [body.from, body.to]) access.requireActive(member);
        return conversions.put({ table: body, publisher, publishedAt: timeOf(Math.floor(Date.now() / 1000)) });
      },
    }),
    route({
      path: `${path}/:hash`,
      operationId: "getConversion",
      summary: { "zh-CN": "一张转换表", en: "One conversion table" },
      tags,
      params: { hash: z.string().regex(/^0x[0-9a-f]{64}$/) },
      response: publishedConversionSchema,
      // It is published between blocks.
      cache: "never",
      problems: ["Credits_ConversionAbsent"],
      handle: ({ params }) => conversions.get(params.hash),
    }),
    listRoute({
      path,
      operationId: "listConversions",
      summary: { "zh-CN": "已公布的转换表，新的在前", en: "Published conversion tables, newest first" },
      tags,
      query: {
        from: number.optional(),
        to: number.optional(),
        field: z
          .string()
          .regex(/^\d{2,4}$/)
          .optional(),
        year: z
          .string()
          .regex(/^\d{4}$/)
          .optional(),
      },
      item: publishedConversionSchema,
      cache: "never",
      handle: ({ query }) => conversions.list(query, query),
    }),
  ];
}

/** The first of the members for which the session's account may speak. @throws Api_NotEntitled for the last */
async function publisherOf(
  { requireRegistrar }: CreditsAccess,
  session: Session,
  members: readonly [number, number],
): Promise<number> {
  try {
    await requireRegistrar(session, members[0]);
    return members[0];
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.name !== "Api_NotEntitled") throw problem;
    await requireRegistrar(session, members[1]);
    return members[1];
  }
}
