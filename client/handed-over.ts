/** What somebody was handed to verify: a link, what a link's share holds, or a file with one record or many. */
import { z } from "zod";
import type { Presentation } from "../server/credits/records.ts";
import { presentationSchema } from "../server/credits/records.ts";
import { mostRecordsInShare, sealedShareSchema, sharedRecordsSchema } from "../server/credits/share-records.ts";
import { Problem } from "../server/problem.ts";
import { decodePresentation } from "./presentation.ts";
import { connectPublicGateway, type PublicGateway } from "./public-gateway.ts";
import { openShare, readShareLink } from "./share.ts";

export type HandedOver = {
  readonly presentations: readonly Presentation[];
  /** When and until when they were shared; null where they were not shared under a link. */
  readonly shared: { readonly sharedAt: string; readonly expiresAt: string } | null;
};

/** Two hundred records with their proofs have some 500 kB; a PDF has its fonts besides. */
const mostFileBytes = 5_000_000;

const presentationsSchema = z.array(presentationSchema).min(1).max(mostRecordsInShare);

/**
 * Reads a link, its fragment or the text of a file.
 * @param gateway Where a share is looked up whose link names no gateway.
 * @throws Client_BadLink; Client_StudentLink; Credits_UnknownShare; Credits_ShareWithdrawn {withdrawnAt}; Credits_ShareExpired {expiresAt};
 * Client_GatewayUnreachable; Client_UnexpectedAnswer
 */
export async function readHandedOver(text: string, gateway: PublicGateway, now = new Date()): Promise<HandedOver> {
  const given = text.trim();
  if (/\/holder\/?#/.test(given)) throw new Problem("Client_StudentLink");
  const name = readShareLink(given);
  if (name) {
    const keeper = gatewayOf(given) ?? gateway;
    const { sealed } = await keeper.get(`/v1/credits/shares/${name.shareId}`, sealedShareSchema);
    return unexpired(await openShare(sealed, name.shareId, name.key), now);
  }
  if (!/^[[{]/.test(given)) return { presentations: [await decodePresentation(given)], shared: null };
  const json = parsed(given);
  if (typeof json === "object" && json !== null && "presentations" in json) {
    return unexpired(checked(sharedRecordsSchema, json), now);
  }
  return { presentations: checked(presentationsSchema, Array.isArray(json) ? json : [json]), shared: null };
}

/**
 * Reads a file: records, a link, or a PDF that has its records attached.
 * @throws Client_NoRecordInFile; and as {@link readHandedOver}
 */
export async function readHandedOverFile(file: Blob, gateway: PublicGateway, now = new Date()): Promise<HandedOver> {
  const bytes = new Uint8Array(await file.slice(0, mostFileBytes).arrayBuffer());
  const { attachedJson, isPdf } = await import("./pdf-attachment.ts");
  const texts = isPdf(bytes) ? await attachedJson(bytes) : [new TextDecoder().decode(bytes)];
  for (const text of texts) {
    try {
      return await readHandedOver(text, gateway, now);
    } catch (error) {
      const isLink = /^\s*(?:https?:|#|[1-9]\.)/.test(text);
      if (isLink || !(error instanceof Problem) || error.name !== "Client_BadLink") throw error;
    }
  }
  throw new Problem("Client_NoRecordInFile");
}

/** The gateway that a whole link names; undefined for a bare fragment. */
function gatewayOf(link: string): PublicGateway | undefined {
  const [, base] = /^(https?:\/\/[^#?]+)\/verify\/?#/.exec(link) ?? [];
  return base === undefined ? undefined : connectPublicGateway(base);
}

/** Whoever kept a copy must not show it for longer than it was shared. */
function unexpired({ presentations, sharedAt, expiresAt }: z.infer<typeof sharedRecordsSchema>, now: Date): HandedOver {
  const end = Date.parse(expiresAt);
  if (end <= now.getTime()) throw new Problem("Credits_ShareExpired", { expiresAt: Math.floor(end / 1000) });
  return { presentations, shared: { sharedAt, expiresAt } };
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const { success, data, error } = schema.safeParse(value);
  if (!success) throw new Problem("Client_BadLink", {}, [], error);
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem("Client_BadLink", {}, [], cause);
  }
}
