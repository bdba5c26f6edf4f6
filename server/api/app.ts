/** The Express application: what every request passes, and the routes behind it. */
import express, { type Express, type RequestHandler, Router } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import type { Chain } from "../chain/rpc.ts";
import type { Route } from "../route.ts";
import type { Admission } from "./admission.ts";
import { isFromElsewhere } from "./clients.ts";
import { consoleFiles } from "./console-files.ts";
import { rpcFromOtherSites, rpcPreflight } from "./cross-origin.ts";
import { statusRoutes } from "./gateway-routes.ts";
import type { GatewayState } from "./gateway-state.ts";
import { requireOwnHost } from "./hosts.ts";
import { languageOf } from "./language.ts";
import type { LiveFeed } from "./live.ts";
import type { Metrics } from "./metrics.ts";
import { jsonBody, type Mounting, mountRoutes } from "./mount.ts";
import { openApiDocument } from "./openapi.ts";
import { nothingThere, problemHandler } from "./problem-page.ts";
import type { Relay } from "./relay.ts";
import { logRequests, nameRoute, reportProblems } from "./requests.ts";
import { rpcBodyLimitBytes, rpcHandler } from "./rpc.ts";
import type { Sessions } from "./sessions.ts";

export type AppOptions = {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly state: GatewayState;
  readonly sessions: Sessions;
  readonly chainId: number;
  readonly consoleFolder: string;
  /** The gateway's own addresses; see hosts.ts. */
  readonly origins: readonly string[];
  /** Checks every answer against its schema: for tests. */
  readonly checkAnswers: boolean;
};

/** What can be served once chain and store are open. */
export type LedgerParts = {
  readonly routes: readonly Route[];
  readonly chain: Chain;
  readonly relay: Relay;
  readonly admission: Admission;
  readonly live: LiveFeed;
};

/** The application; it answers from the start, and for the ledger once `serve` was called. */
export function createApp(options: AppOptions): { app: Express; serve: (parts: LedgerParts) => void } {
  const { logger, metrics, state } = options;
  const mounting = mountingOf(options);
  const app = express();
  app.disable("x-powered-by");
  // Tags come from the block, not from the bytes.
  app.disable("etag");
  app.use(logRequests(logger, metrics), securityHeaders(["'self'"]));
  // That page asks other gateways of the alliance as well: those configured, and those that the person names.
  app.use("/verify", securityHeaders(["'self'", "https:", "http:"]));
  app.use(monitoring(state, metrics), requireOwnHost(options.origins));
  app.use(mountRoutes(statusRoutes(state), mounting));

  let ledger: Router | undefined;
  app.use((request, response, next) => (ledger ? ledger(request, response, next) : next()));
  app.use(["/v1", "/members", "/rpc", "/openapi.json"], (_request, _response, next) => {
    if (!ledger) mounting.requireReady();
    next();
  });
  app.use(consoleFiles(options.consoleFolder));
  app.use(nothingThere);
  app.use(problemHandler(reportProblems(logger, metrics)));

  return {
    app,
    serve: (parts) => {
      ledger = ledgerRouter(parts, state, mounting, options.origins);
    },
  };
}

function mountingOf({ state, sessions, chainId, checkAnswers }: AppOptions): Mounting {
  return {
    chainId,
    requireReady: () => state.requireReady(),
    requireSession: (authorization) => sessions.require(authorization),
    requireHolder: (authorization) => sessions.holders.require(authorization),
    readAt: () => state.readAt(),
    hashOf: (block) => state.hashOf(block),
    checkAnswers,
  };
}

function ledgerRouter(parts: LedgerParts, state: GatewayState, mounting: Mounting, origins: readonly string[]): Router {
  const { routes, live, admission } = parts;
  const router = Router();
  const requireReady: RequestHandler = (_request, _response, next) => {
    mounting.requireReady();
    next();
  };
  const all = [...statusRoutes(state), ...routes];
  const documents = { en: openApiDocument(all, "en"), "zh-CN": openApiDocument(all, "zh-CN") };
  router.get("/openapi.json", nameRoute("/openapi.json"), (request, response) => {
    response.set("Cache-Control", "no-cache").vary("Accept-Language").json(documents[languageOf(request)]);
  });
  router.get("/v1/events", nameRoute("/v1/events"), requireReady, live.handler);
  router.options("/rpc", nameRoute("/rpc"), rpcPreflight);
  router.post("/rpc", rpcFromOtherSites(origins));
  router.post(["/rpc", "/v1/transactions"], requireReady, async (request, _response, next) => {
    await admission.requireSetUpHere(isFromElsewhere(request));
    next();
  });
  router.post("/rpc", nameRoute("/rpc"), requireReady, ...jsonBody(rpcBodyLimitBytes), rpcHandler(parts));
  router.use(mountRoutes(routes, mounting));
  return router;
}

/** For whoever watches the process: is it alive, is it of use, how does it fare. */
function monitoring(state: GatewayState, { registry }: Metrics): Router {
  const router = Router();
  router.get("/health", nameRoute("/health"), (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "ok" });
  });
  router.get("/ready", nameRoute("/ready"), async (_request, response) => {
    const { state: now } = await state.status("en");
    const isReady = now === "ready" || now === "set-up";
    response
      .set("Cache-Control", "no-store")
      .status(isReady ? 200 : 503)
      .json({ state: now });
  });
  router.get("/metrics", nameRoute("/metrics"), async (_request, response) => {
    response.set({ "Content-Type": registry.contentType, "Cache-Control": "no-store" }).end(await registry.metrics());
  });
  return router;
}

/**
 * The console loads nothing from elsewhere. Mantine writes its variables into a style element.
 * @param connections From where a page may fetch data.
 */
function securityHeaders(connections: string[]): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The trees over credit records are hashed in WebAssembly.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: connections,
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: "deny" },
    // Whether there is TLS in front is not the gateway's to say.
    strictTransportSecurity: false,
    // A link to /verify holds private data in its fragment; nothing of an address goes elsewhere.
    referrerPolicy: { policy: "no-referrer" },
  });
}
