/** The web console's files: its three pages, and what they load. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { Router } from "express";
import { nameRoute } from "./requests.ts";

/** Paths that are never a page of the console, so that a mistyped address of the API answers a problem. */
const notPages = /^\/(?:v1|members|rpc|assets|health|ready|metrics|openapi\.json)(?:\/|$)/;

/** Serves a built console; nothing where it was not built. */
export function consoleFiles(folder: string): Router {
  const router = Router();
  const pages = {
    app: join(folder, "index.html"),
    verify: join(folder, "verify", "index.html"),
    holder: join(folder, "holder", "index.html"),
  };
  if (!existsSync(pages.app)) return router;

  // Names in assets/ hold a hash of their content: they never change.
  const assets = express.static(join(folder, "assets"), { immutable: true, maxAge: "1y", index: false });
  router.use("/assets", nameRoute("/assets"), assets);
  router.use(nameRoute("console"), express.static(folder, { index: false, redirect: false, cacheControl: false }));
  router.get(["/verify", "/verify/*path"], (_request, response) => {
    response.set("Cache-Control", "no-cache").sendFile(pages.verify);
  });
  router.get("/holder", (_request, response) => {
    response.set("Cache-Control", "no-cache").sendFile(pages.holder);
  });
  router.get("/{*path}", (request, response, next) => {
    if (notPages.test(request.path) || !request.accepts("html")) return next();
    response.set("Cache-Control", "no-cache").sendFile(pages.app);
  });
  return router;
}
