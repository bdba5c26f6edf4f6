/** Listening for HTTP, and ending it in good order. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Problem } from "../problem.ts";

export type Listening = {
  readonly url: string;
  /** Takes no new connections, lets what is under way finish for some seconds, then ends it. May be called twice. */
  readonly close: () => Promise<void>;
};

const patienceMilliseconds = 5_000;

/** @throws Gateway_PortInUse, Gateway_AddressRefused */
export async function listen(
  listener: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createServer(listener);
  const endIdle = watchConnections(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(listenProblem(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${given}`,
    close: () => {
      closing ??= new Promise((resolve) => {
        const end = setTimeout(() => server.closeAllConnections(), patienceMilliseconds);
        server.close(() => {
          clearTimeout(end);
          resolve();
        });
        endIdle();
      });
      return closing;
    },
  };
}

/**
 * Knows which connections are answering. Node's own closeIdleConnections leaves those alone on which nothing was asked
 * yet, and browsers open some of these ahead of need: the end would wait for them.
 * @returns Ends the others now, and each of these when its answer is out.
 */
function watchConnections(server: Server): () => void {
  const answering = new Map<Socket, number>();
  let isEnding = false;
  server.on("connection", (socket) => {
    answering.set(socket, 0);
    socket.once("close", () => answering.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    answering.set(socket, (answering.get(socket) ?? 0) + 1);
    response.once("close", () => {
      const left = (answering.get(socket) ?? 1) - 1;
      if (answering.has(socket)) answering.set(socket, left);
      if (isEnding && left === 0) socket.destroySoon();
    });
  });
  return () => {
    isEnding = true;
    for (const [socket, answers] of answering) if (answers === 0) socket.destroySoon();
  };
}

function listenProblem(error: Error, host: string, port: number): Problem {
  const code = "code" in error ? String(error.code) : error.message;
  if (code === "EADDRINUSE") return new Problem("Gateway_PortInUse", { host, port }, [], error);
  return new Problem("Gateway_AddressRefused", { host, port, code }, [], error);
}
