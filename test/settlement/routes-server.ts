/** The routes of these domains over the store of the random walk, behind real HTTP. Every answer is held to its schema. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { getMember } from "../../server/alliance/queries.ts";
import { allianceRoutes } from "../../server/alliance/routes.ts";
import { activityRoutes, listActivity } from "../../server/api/activity.ts";
import { mountRoutes } from "../../server/api/mount.ts";
import { overviewRoutes } from "../../server/api/overview.ts";
import { nothingThere, problemHandler } from "../../server/api/problem-page.ts";
import { abiOf } from "../../server/modules.ts";
import { resourcesRoutes } from "../../server/resources/routes.ts";
import { settlementRoutes } from "../../server/settlement/routes.ts";
import { indexedWalk } from "./fold-index.ts";
import { takeWalk } from "./fold-walk.ts";

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: string };

/** Starts a server that ends with the test's suite; answers with how to ask it. */
export async function serveWalk(): Promise<(path: string, headers?: Record<string, string>) => Promise<Answer>> {
  const { chain } = await takeWalk();
  const store = await indexedWalk();
  const now = (await chain.networkHelpers.time.latest()) * 1000;
  const routes = [
    ...overviewRoutes(
      store,
      async (limit) => [...(await listActivity(store, { limit })).items],
      () => now,
    ),
    ...activityRoutes(store),
    ...allianceRoutes(store, abiOf),
    ...resourcesRoutes(store),
    ...settlementRoutes(store, (member) => getMember(store, member)),
  ];
  const app = express();
  const mounting = {
    chainId: 31_337,
    requireReady: () => undefined,
    requireSession: () => {
      throw new Error("None of these routes needs a session");
    },
    requireHolder: () => {
      throw new Error("None of these routes is for students");
    },
    readAt: () => store.cursor,
    hashOf: async (block: number) => (await chain.ethers.provider.getBlock(block))?.hash ?? undefined,
    checkAnswers: true,
  };
  app.use(mountRoutes(routes, mounting), nothingThere);
  app.use(
    problemHandler((problem, status) => {
      // The test's reader wants the fault itself, not only that there was one.
      if (status === 500) throw problem.cause;
    }),
  );
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return async (path, headers = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body: bytes.toString("utf8") };
  };
}
