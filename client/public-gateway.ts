/**
 * A gateway as a stranger reads it: public facts, and calls to the chain behind it. Small, for the page that verifies;
 * it knows the names of problems and none of their words.
 *
 * @example
 * const gateway = connectPublicGateway("https://ledger.example.edu.cn");
 * const status = await gateway.get("/v1/status", statusSchema);
 */
import { z } from "zod";
import { Problem } from "../server/problem.ts";
import type { Gateway } from "./gateway.ts";
import { answersTo } from "./rpc-calls.ts";

export type PublicGateway = Pick<Gateway, "url" | "get" | "calls">;

/** A gateway that is silent for longer is not there. */
const timeoutMilliseconds = 15_000;

const problemSchema = z.object({
  type: z.string(),
  arguments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

export function connectPublicGateway(
  url: string,
  perform: typeof fetch = (...given) => fetch(...given),
): PublicGateway {
  const base = url.replace(/\/+$/, "");
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await answerOf(base, path, perform, init);
    const body: unknown = await response.json().catch(() => undefined);
    if (body === undefined) throw unexpected(path, "JSON");
    if (response.ok) return body;
    const { success, data } = problemSchema.safeParse(body);
    throw success ? new Problem(nameOf(data.type), data.arguments) : unexpected(path, `HTTP ${response.status}`);
  };
  return {
    url: base,
    async get(path, schema) {
      const read = schema.safeParse(await ask(path));
      if (read.success) return read.data;
      throw unexpected(path, read.error.issues[0]?.path.join(".") ?? "?");
    },
    calls: (calls) =>
      answersTo(calls, (body) =>
        ask("/rpc", {
          method: "POST",
          body: JSON.stringify(body),
          headers: { "content-type": "application/json" },
        }),
      ),
  };
}

/** No cookies and no address of this page go along. */
async function answerOf(base: string, path: string, perform: typeof fetch, init: RequestInit = {}): Promise<Response> {
  try {
    const bounds = { credentials: "omit", referrerPolicy: "no-referrer" } as const;
    return await perform(base + path, { ...bounds, ...init, signal: AbortSignal.timeout(timeoutMilliseconds) });
  } catch (cause) {
    throw new Problem("Client_GatewayUnreachable", { url: base }, [], cause);
  }
}

function unexpected(path: string, place: string): Problem {
  return new Problem("Client_UnexpectedAnswer", { path, place });
}

/** `/problems/credits/share-expired` → `Credits_ShareExpired`. */
export function nameOf(type: string): string {
  const segments = type.replace(/^.*\/problems\//, "").split("/");
  return segments.map((segment) => segment.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())).join("_");
}
