/** Puts routes behind HTTP: session, body, cursor, ETag, representation. */
import { hash, randomBytes } from "node:crypto";
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import { Problem } from "../problem.ts";
import type { Answer } from "../representation.ts";
import type { Holder, Route, Session } from "../route.ts";
import { openToReaders } from "./cross-origin.ts";
import { listName, openCursor, type ReadAt, sealCursor, shortHash } from "./cursor.ts";
import { languageOf } from "./language.ts";
import { contentTypeOf } from "./problem-page.ts";
import { nameRoute } from "./requests.ts";

/** What mounted routes need of the gateway. */
export type Mounting = {
  readonly chainId: number;
  /** Throws while routes that need the ledger cannot be answered. */
  readonly requireReady: () => void;
  readonly requireSession: (authorization: string | undefined) => Session;
  readonly requireHolder: (authorization: string | undefined) => Holder;
  /** The block that the store stands at; undefined before there is any. */
  readonly readAt: () => ReadAt | undefined;
  /** The hash of a block of the present chain. */
  readonly hashOf: (block: number) => Promise<string | undefined>;
  /** Checks every answer against its schema: for tests. */
  readonly checkAnswers: boolean;
};

/** Another version of the gateway may write the same block in another form, so no tag outlives the process. */
const processTag = randomBytes(4).toString("hex");

/** A router over the routes, in their order. */
export function mountRoutes(routes: readonly Route[], mounting: Mounting): Router {
  const router = Router();
  for (const route of routes) {
    const handlers = [nameRoute(route.path), gate(route, mounting), ...bodyParser(route), answering(route, mounting)];
    router[route.method](route.path, ...handlers);
  }
  return router;
}

/** JSON of at most so many bytes; anything else is refused before it is read. */
export function jsonBody(limitBytes: number): RequestHandler[] {
  const requireJson: RequestHandler = (request, _response, next) => {
    // Without a body there is nothing to refuse here: the schema will say what is missing.
    const isEmpty = request.headers["content-length"] === "0";
    if (!isEmpty && request.is("application/json") === false) {
      throw new Problem("Api_UnsupportedMediaType", { given: contentTypeOf(request) });
    }
    next();
  };
  return [requireJson, express.json({ limit: limitBytes, strict: false })];
}

function bodyParser(route: Route): RequestHandler[] {
  return route.body ? jsonBody(route.bodyLimitBytes) : [];
}

/** Asked before the body is read: nobody sends 24 MB to learn that they have no session. */
function gate(route: Route, { requireReady, requireSession, requireHolder }: Mounting): RequestHandler {
  const isPublic = route.method === "get" && route.auth === "none";
  return (request, response, next) => {
    if (isPublic) openToReaders(response);
    if (route.availability === "ready") requireReady();
    if (route.auth === "session") response.locals.session = requireSession(request.headers.authorization);
    if (route.auth === "holder") response.locals.holder = requireHolder(request.headers.authorization);
    next();
  };
}

function answering(route: Route, mounting: Mounting): RequestHandler {
  return async (request, response) => {
    const language = languageOf(request);
    const format = formatOf(route, request);
    // Read before the answer is made: an answer may be newer than its tag, never older.
    const readAt = mounting.readAt();
    if (isUnchanged(route, request, response, mounting, readAt, `${format}-${language}`)) {
      response.status(304).end();
      return;
    }
    const session: Session | undefined = response.locals.session;
    const holder: Holder | undefined = response.locals.holder;
    const query = await openedQuery(route, request, mounting);
    const header = (name: string) => request.get(name);
    const answer = await route.answer({
      params: request.params,
      query,
      body: request.body,
      session,
      holder,
      language,
      header,
    });
    if (mounting.checkAnswers) checkAnswer(route, answer.value);
    if (format !== "json") return sendRepresentation(route, response, answer, format, language);
    sendJson(route, request, response, answer.value, readAt);
  };
}

function isUnchanged(
  route: Route,
  request: Request,
  response: Response,
  { chainId }: Mounting,
  readAt: ReadAt | undefined,
  variant: string,
): boolean {
  if (route.cache === "never" || !readAt) {
    response.set("Cache-Control", "no-store");
    return false;
  }
  const representation = route.representations.length > 0 ? `-${variant}` : "";
  // The place is part of the tag: one place's tag must not say of another, perhaps an empty one, that it is unchanged.
  const place = hash("sha256", request.originalUrl).slice(0, 8);
  const tag = `W/"${chainId}-${readAt.number}-${shortHash(readAt.hash)}-${processTag}-${place}${representation}"`;
  response.set({ ETag: tag, "Cache-Control": "no-cache" });
  if (route.representations.length > 0) response.vary("Accept").vary("Accept-Language");
  const given = request.headers["if-none-match"] ?? "";
  return given.split(",").some((one) => one.trim() === tag);
}

async function openedQuery(route: Route, request: Request, { hashOf }: Mounting): Promise<unknown> {
  const { after } = request.query;
  if (!route.isList || typeof after !== "string") return request.query;
  return { ...request.query, after: await openCursor(after, listOf(request), hashOf) };
}

/** The form asked for: by `?format=`, else by the Accept header. */
function formatOf(route: Route, request: Request): string {
  if (route.representations.length === 0) return "json";
  const { format } = request.query;
  if (typeof format === "string") return format;
  const accepted = request.accepts(["application/json", ...route.representations.map(({ mediaType }) => mediaType)]);
  return route.representations.find(({ mediaType }) => mediaType === accepted)?.format ?? "json";
}

function sendRepresentation(
  route: Route,
  response: Response,
  answer: Answer,
  format: string,
  language: "zh-CN" | "en",
): void {
  const { mediaType } = route.representations.find((one) => one.format === format) ?? { mediaType: "text/plain" };
  const { text = "", fileName } = answer.represent(format, language) ?? {};
  if (fileName) response.attachment(fileName);
  response.status(route.status).set({ "Content-Type": `${mediaType}; charset=utf-8`, "Content-Language": language });
  response.end(text);
}

function sendJson(
  route: Route,
  request: Request,
  response: Response,
  value: unknown,
  readAt: ReadAt | undefined,
): void {
  if (!route.response) {
    response.status(route.status === 200 ? 204 : route.status).end();
    return;
  }
  response.status(route.status).json(route.isList ? sealedPage(request, response, value, readAt) : value);
}

function sealedPage(request: Request, response: Response, value: unknown, readAt: ReadAt | undefined): unknown {
  if (!isPage(value) || value.next === null) return value;
  if (!readAt) throw new Error("A list has a next page before any block was read");
  const next = sealCursor({ key: value.next, list: listOf(request), readAt });
  if (request.method === "GET") {
    const url = new URL(request.originalUrl, "http://gateway");
    url.searchParams.set("after", next);
    response.set("Link", `<${url.pathname}${url.search}>; rel="next"`);
  }
  return { ...value, next };
}

function listOf(request: Request): string {
  return listName(request.path, request.query, request.body);
}

function isPage(value: unknown): value is { next: string | null } {
  return typeof value === "object" && value !== null && "next" in value;
}

function checkAnswer(route: Route, value: unknown): void {
  const checked = route.response?.safeParse(value);
  if (checked && !checked.success) throw new Error(`${route.operationId} answers: ${checked.error.message}`);
}
