/** A gateway whose line breaks at the worst moment: it loses every request to some paths, and passes the others on. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export type LosingGateway = { readonly url: string; readonly close: () => void };

/** @param gatewayUrl Where the real one is. */
export async function startLosingGateway(gatewayUrl: string, lost: RegExp): Promise<LosingGateway> {
  const server = createServer(async (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    if (lost.test(`${method} ${url}`)) {
      request.socket.destroy();
      return;
    }
    const body = method === "GET" ? null : new Uint8Array(await buffer(request));
    const { "content-type": type = "application/json", authorization = "" } = headers;
    const sent = { method, body, headers: { "content-type": type, ...(authorization && { authorization }) } };
    const answer = await fetch(`${gatewayUrl}${url}`, sent);
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
