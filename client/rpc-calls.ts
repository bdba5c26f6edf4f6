/** Many JSON-RPC calls in one request: how they are asked, and their answers in the order of the calls. */
import { z } from "zod";
import { Problem } from "../server/problem.ts";

export type RpcCall = { readonly method: string; readonly params: readonly unknown[] };

export const rpcErrorSchema = z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() });
export const rpcAnswerSchema = z.object({ result: z.unknown().optional(), error: rpcErrorSchema.optional() });
const numberedSchema = rpcAnswerSchema.extend({ id: z.number().int() });

export type RpcAnswer = z.infer<typeof rpcAnswerSchema>;

/** A gateway takes no more in one request. */
const mostInRequest = 100;
/** What it says when too many ask at once. */
const busy = -32005;
const tries = 4;
const patienceMilliseconds = 250;

/**
 * Asks in as few requests as the gateway allows, one after the other, so that nobody else has to wait for all of them.
 * @param post Sends a body to `/rpc` and returns what is answered.
 * @throws Client_UnexpectedAnswer where a call has no answer
 */
export async function answersTo(
  calls: readonly RpcCall[],
  post: (body: unknown) => Promise<unknown>,
): Promise<RpcAnswer[]> {
  const answers: RpcAnswer[] = [];
  for (let at = 0; at < calls.length; at += mostInRequest) {
    answers.push(...(await answersToSome(calls.slice(at, at + mostInRequest), post)));
  }
  return answers;
}

async function answersToSome(
  calls: readonly RpcCall[],
  post: (body: unknown) => Promise<unknown>,
): Promise<RpcAnswer[]> {
  for (let left = tries; ; left--) {
    const body = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params }));
    const answers = inOrder(calls.length, await post(body));
    if (left === 1 || !answers.some(({ error }) => error?.code === busy)) return answers;
    await new Promise((resume) => setTimeout(resume, patienceMilliseconds));
  }
}

function inOrder(count: number, body: unknown): RpcAnswer[] {
  const read = z.array(numberedSchema).safeParse(body);
  const answers = new Map(read.data?.map((answer) => [answer.id, answer]));
  return Array.from({ length: count }, (_, id) => {
    const answer = answers.get(id);
    if (!answer) throw new Problem("Client_UnexpectedAnswer", { path: "/rpc", place: `[${id}]` });
    return answer;
  });
}

/** The bytes of a revert. Nodes put them either straight into `data` or one level deeper. */
export function revertData(data: unknown): string | undefined {
  if (typeof data === "string") return data.startsWith("0x") ? data : undefined;
  if (typeof data === "object" && data !== null && "data" in data) return revertData(data.data);
  return undefined;
}
