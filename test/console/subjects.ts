/** Single records of the demo that have a page of their own. */
import type { z } from "zod";
import { issueBatch, presentationOf, saltRecord } from "../../client/credits.ts";
import { pageOf } from "../../client/pages.ts";
import { encodePresentation } from "../../client/presentation.ts";
import { agreementSchema } from "../../server/alliance/agreement-records.ts";
import { proposalSchema } from "../../server/alliance/council-records.ts";
import { recognitionSchema } from "../../server/credits/recognition-records.ts";
import { bookingSchema, resourceSchema } from "../../server/resources/records.ts";
import { obligationSchema } from "../../server/settlement/records.ts";
import { recordOf } from "./credit-list.ts";
import type { DemoGateway } from "./demo.ts";

export type Subjects = {
  readonly recordId: string;
  readonly fragment: string;
  readonly resource: { readonly resource: number; readonly nameZh: string; readonly nameEn: string };
  readonly booking: string;
  readonly line: string;
  /** A proposal that is voted on, and an agreement that Jizhong has not signed. */
  readonly proposal: { readonly proposal: string; readonly titleZh: string; readonly titleEn: string };
  readonly agreement: number;
  /** A request that Jizhong has to decide. */
  readonly recognition: { readonly path: string; readonly programme: string };
};

/** Jizhong University. */
const issuer = 7;

export async function subjectsOf(demo: DemoGateway): Promise<Subjects> {
  const registrar = await demo.as("jizhong-registrar");
  const { gateway } = registrar;
  const salted = [saltRecord(recordOf(issuer, "20239041", "沈知秋")), saltRecord(recordOf(issuer, "20239042", "韩雨"))];
  await issueBatch(registrar, issuer, salted);
  const recordId = salted[0]?.record.recordId ?? "";
  const first = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
    const [item] = (await gateway.get(path, pageOf(schema))).items;
    if (item === undefined) throw new Error(`The demo has nothing at ${path}`);
    return item;
  };
  const { resource, description } = await first("/v1/resources?owner=1&limit=1", resourceSchema);
  const { nameZh, nameEn } = description;
  const open = await first("/v1/proposals?status=open&limit=1", proposalSchema);
  const [titleZh = "", titleEn = ""] = open.description.split("\n");
  const asked = await first(`/v1/recognitions?home=${issuer}&status=requested&limit=1`, recognitionSchema);
  return {
    recordId,
    fragment: await encodePresentation(await presentationOf(registrar, issuer, recordId)),
    resource: { resource, nameZh, nameEn },
    booking: (await first("/v1/bookings?status=charged&limit=1", bookingSchema)).booking,
    proposal: { proposal: open.proposal, titleZh, titleEn },
    agreement: (await first(`/v1/agreements?member=${issuer}&status=proposed&limit=1`, agreementSchema)).agreement,
    recognition: {
      path: `/credits/recognitions/${asked.issuer}/${asked.leaf}/${asked.home}/${asked.programme}`,
      programme: asked.programme,
    },
    line: (await first("/v1/cycles/2/obligations?limit=1", obligationSchema)).line,
  };
}
