/** A gateway that is not what it seems: it passes on to a real one what it is asked, and changes what it likes. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Call = { readonly id: number; readonly method: string; readonly params: readonly unknown[] };
type Answer = { readonly id: number; readonly result?: unknown };

export type Tampering = {
  /** What it asks the real one instead. */
  readonly call?: (call: Call) => Call;
  /** What it says instead of what it was told. */
  readonly answer?: (answer: Answer, call: Call) => Answer;
};

export type TamperingGateway = { readonly url: string; readonly close: () => Promise<void> };

export async function startTampering(real: string, { call = (c) => c, answer = (a) => a }: Tampering) {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" };
    if (request.method === "OPTIONS") return response.writeHead(204, cors).end();
    const calls: Call[] = request.url === "/rpc" ? JSON.parse(body) : [];
    const init = request.method === "POST" && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(calls.map(call)),
    };
    const told = await fetch(real + request.url, init || {});
    const answers: unknown = await told.json();
    const said = Array.isArray(answers)
      ? answers.map((one: Answer, at) => answer(one, calls[at] ?? { id: one.id, method: "", params: [] }))
      : answers;
    response.writeHead(told.status, { "content-type": "application/json", ...cors }).end(JSON.stringify(said));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
