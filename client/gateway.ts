/**
 * A gateway, as console and CLI see it: typed reads and writes over HTTP and JSON-RPC.
 *
 * @example
 * const gateway = connectGateway("http://127.0.0.1:4517");
 * const alliance = await gateway.get("/v1/alliance", allianceSchema);
 */
import type { z } from "zod";
import { problemSchema, rpcProblemSchema } from "../server/api/records.ts";
import type { Language, ProblemArguments, ProblemDocument } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { hasWords, nameOfType } from "./describe.ts";
import {
  answersTo,
  type RpcAnswer,
  type RpcCall,
  revertData,
  rpcAnswerSchema,
  type rpcErrorSchema,
} from "./rpc-calls.ts";

export type GatewayOptions = {
  /** Language of the gateway's words; asked anew on every request. */
  readonly language?: () => Language;
  /** Bearer token of the session; asked anew on every request. */
  readonly token?: () => string | undefined;
  readonly fetch?: typeof fetch;
};

export type Gateway = {
  /** Without a slash at its end. */
  readonly url: string;
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  put<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  delete(path: string): Promise<void>;
  /** One JSON-RPC call to the chain behind the gateway. */
  rpc<T>(method: string, params: readonly unknown[]): Promise<T>;
  /** Many calls in one request; one that the chain refuses has its error for an answer. */
  calls(calls: readonly RpcCall[]): Promise<RpcAnswer[]>;
  /** A read in another form, such as `text/csv`. */
  text(path: string, accept: string): Promise<string>;
};

/** A problem that the gateway answered with; `document` holds its words in the language asked for. */
export class GatewayProblem extends Problem {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    const faults = (document.faults ?? []).map((fault) => ({
      ...fault,
      detail: { "zh-CN": fault.detail, en: fault.detail },
    }));
    super(nameOfType(document.type), document.arguments, faults);
    this.document = document;
  }
}

/** The chain's refusal of a JSON-RPC call; `data` holds the revert where there is one. */
export class RpcRefused extends Problem {
  readonly data: string | undefined;

  constructor(method: string, error: z.infer<typeof rpcErrorSchema>) {
    super("Client_RpcRefused", { method, code: error.code, message: error.message });
    this.data = revertData(error.data);
  }
}

/** Longest wait for an answer; a batch of 10,000 records takes its time. */
const timeoutMilliseconds = 120_000;

export function connectGateway(url: string, options: GatewayOptions = {}): Gateway {
  const base = url.replace(/\/+$/, "");
  const send = (path: string, init: RequestInit, accept = "application/json") =>
    request(base, path, init, accept, options);
  const sendBody = async <T>(method: "POST" | "PUT", path: string, body: unknown, schema: z.ZodType<T>) => {
    const init = { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    return parse(path, await json(path, await send(path, init)), schema);
  };

  return {
    url: base,
    async get(path, schema) {
      return parse(path, await json(path, await send(path, { method: "GET" })), schema);
    },
    post: (path, body, schema) => sendBody("POST", path, body, schema),
    put: (path, body, schema) => sendBody("PUT", path, body, schema),
    async delete(path) {
      await send(path, { method: "DELETE" });
    },
    async rpc<T>(method: string, params: readonly unknown[]) {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
      const init = { method: "POST", body, headers: { "content-type": "application/json" } };
      const answer = parse("/rpc", await json("/rpc", await send("/rpc", init)), rpcAnswerSchema);
      if (answer.error) throw problemNamedIn(answer.error.data) ?? new RpcRefused(method, answer.error);
      return answer.result as T;
    },
    calls: (calls) =>
      answersTo(calls, async (body) => {
        const headers = { "content-type": "application/json" };
        return json("/rpc", await send("/rpc", { method: "POST", body: JSON.stringify(body), headers }));
      }),
    async text(path, accept) {
      return (await send(path, { method: "GET" }, accept)).text();
    },
  };
}

async function request(
  base: string,
  path: string,
  init: RequestInit,
  accept: string,
  options: GatewayOptions,
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("accept", accept);
  if (options.language) headers.set("accept-language", options.language());
  const token = options.token?.();
  if (token && path !== "/rpc") headers.set("authorization", `Bearer ${token}`);

  let response: Response;
  try {
    const perform = options.fetch ?? fetch;
    response = await perform(base + path, { ...init, headers, signal: AbortSignal.timeout(timeoutMilliseconds) });
  } catch (cause) {
    throw new Problem("Client_GatewayUnreachable", { url: base || "/" }, [], cause);
  }
  if (!response.ok) throw await problemOf(path, response);
  return response;
}

async function problemOf(path: string, response: Response): Promise<Problem> {
  const text = await response.text();
  const document = problemSchema.safeParse(parseText(text));
  if (document.success) return new GatewayProblem(document.data);
  return new Problem("Client_UnexpectedAnswer", { path, place: `HTTP ${response.status}` });
}

async function json(path: string, response: Response): Promise<unknown> {
  const value = parseText(await response.text());
  if (value === undefined) throw new Problem("Client_UnexpectedAnswer", { path, place: "JSON" });
  return value;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the callers say so with the path at hand.
    return undefined;
  }
}

function parse<T>(path: string, value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const problemArguments: ProblemArguments = {
    path,
    place: issue ? `${issue.path.join(".")} (${issue.message})` : "?",
  };
  throw new Problem("Client_UnexpectedAnswer", problemArguments, [], parsed.error);
}

/** The gateway names its own problems in `data`; undefined for a node's refusal, or where this version has no words. */
function problemNamedIn(data: unknown): Problem | undefined {
  const named = rpcProblemSchema.safeParse(data);
  if (!named.success) return undefined;
  const name = nameOfType(named.data.problem);
  return hasWords(name) ? new Problem(name, named.data.arguments) : undefined;
}
