/** Public facts that a page and a PDF need: who the members are, and which ledger it is. */
import { z } from "zod";
import type { HolderGateway } from "../../../client/holder-gateway.ts";
import { everyItem } from "../../../client/pages.ts";
import { memberSchema } from "../../../server/alliance/records.ts";

const statusSchema = z.object({ chainId: z.number().int(), demo: z.boolean() });
const allianceSchema = z.object({ directory: z.string() });

export type Ledger = Awaited<ReturnType<typeof ledgerOf>>;

export async function ledgerOf(gateway: HolderGateway) {
  const [status, alliance, members] = await Promise.all([
    gateway.get("/v1/status", statusSchema),
    gateway.get("/v1/alliance", allianceSchema),
    everyItem(gateway, "/v1/members", memberSchema),
  ]);
  return { ...status, ...alliance, members };
}
