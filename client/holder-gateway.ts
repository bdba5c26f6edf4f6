/** A gateway as a student's page talks to it: reads and writes within a session. Small: it has no words of its own. */
import { z } from "zod";
import { Problem } from "../server/problem.ts";
import type { Gateway } from "./gateway.ts";
import { nameOf } from "./public-gateway.ts";

export type HolderGateway = Pick<Gateway, "url" | "get" | "post" | "delete">;

const timeoutMilliseconds = 60_000;

const refusalSchema = z.object({
  type: z.string(),
  arguments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

export function holderGateway(url: string, token?: string): HolderGateway {
  const send = async (path: string, init: RequestInit): Promise<unknown> => {
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    const response = await answerOf(url + path, { ...init, headers });
    if (response.status === 204) return undefined;
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) return body;
    const refusal = refusalSchema.safeParse(body);
    if (refusal.success) throw new Problem(nameOf(refusal.data.type), refusal.data.arguments);
    throw new Problem("Client_UnexpectedAnswer", { path, place: `HTTP ${response.status}` });
  };
  const read = <T>(path: string, body: unknown, schema: z.ZodType<T>): T => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const place = parsed.error.issues[0]?.path.join(".") ?? "?";
    throw new Problem("Client_UnexpectedAnswer", { path, place });
  };
  return {
    url,
    get: async (path, schema) => read(path, await send(path, {}), schema),
    post: async (path, body, schema) => {
      const headers = { "content-type": "application/json" };
      return read(path, await send(path, { method: "POST", body: JSON.stringify(body), headers }), schema);
    },
    delete: async (path) => {
      await send(path, { method: "DELETE" });
    },
  };
}

async function answerOf(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMilliseconds) });
  } catch (cause) {
    throw new Problem("Client_GatewayUnreachable", { url: new URL(url).origin }, [], cause);
  }
}
