/** A JSON-RPC address on loopback for the demo's deployment, while the gateway does not take transactions yet. */
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";
import type { Chain } from "../../server/chain/rpc.ts";
import { RpcError } from "../../server/chain/rpc.ts";

const requestSchema = z.object({ id: z.unknown(), method: z.string(), params: z.array(z.unknown()).default([]) });

export async function withRelay<Result>(chain: Chain, use: (url: string) => Promise<Result>): Promise<Result> {
  const server = createServer(async (request, response) => {
    const body: unknown = await json(request);
    const answers = await Promise.all((Array.isArray(body) ? body : [body]).map((one) => answer(chain, one)));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(Array.isArray(body) ? answers : answers[0]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("The relay has no port");
    return await use(`http://127.0.0.1:${address.port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function answer(chain: Chain, request: unknown) {
  const { id, method, params } = requestSchema.parse(request);
  try {
    return { jsonrpc: "2.0", id, result: await chain.request(method, params) };
  } catch (error) {
    const { code, message, data } =
      error instanceof RpcError ? error : { code: -32603, message: String(error), data: undefined };
    return { jsonrpc: "2.0", id, error: { code, message, data } };
  }
}
