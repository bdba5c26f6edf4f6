/** The one place where an error becomes an answer. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { Problem, type ProblemWords, renderProblem } from "../problem.ts";
import { problems } from "../problems.ts";
import { languageOf } from "./language.ts";

/** What is told of a problem besides its answer. */
export type ProblemReport = (problem: Problem, status: number, request: Request) => void;

/** Answers whatever was thrown as `application/problem+json`. */
export function problemHandler(report: ProblemReport): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = problemOf(error, request, response);
    const words = wordsOf(problem);
    report(problem, words.status, request);
    // Its head is out: only the connection can still say that something went wrong.
    if (response.headersSent) return next(error);
    sendProblem(request, response, problem, words);
  };
}

/** For what no route answers. */
export const nothingThere: RequestHandler = (request) => {
  throw new Problem("Api_NotFound", { method: request.method, path: request.path.slice(0, 200) });
};

function sendProblem(request: Request, response: Response, problem: Problem, words: ProblemWords): void {
  const language = languageOf(request);
  response.status(words.status);
  response.set({ "Content-Language": language, "Cache-Control": "no-store", Vary: "Accept-Language" });
  response.removeHeader("ETag");
  if (words.status === 401) response.set("WWW-Authenticate", 'Bearer realm="alliance-ledger"');
  if (words.status === 503) response.set("Retry-After", "2");
  // Bytes, so that Express adds no charset: application/problem+json has none.
  response.set("Content-Type", "application/problem+json");
  response.end(JSON.stringify(renderProblem(problem, words, language)));
}

function problemOf(error: unknown, request: Request, response: Response): Problem {
  if (error instanceof Problem && Object.hasOwn(problems, error.name)) return error;
  return parserProblem(error, request) ?? new Problem("Api_Internal", { request: requestId(response) }, [], error);
}

/** What express.json and the router throw, by their own words for it. */
function parserProblem(error: unknown, request: Request): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof URIError) {
    return new Problem("Api_NotFound", { method: request.method, path: request.path.slice(0, 200) }, [], error);
  }
  switch ("type" in error && error.type) {
    case "entity.too.large":
      return new Problem("Api_BodyTooLarge", { limitBytes: "limit" in error ? Number(error.limit) : 0 }, [], error);
    case "entity.parse.failed":
    case "request.size.invalid":
    case "request.aborted":
      return new Problem("Api_MalformedJson", {}, [], error);
    case "charset.unsupported":
    case "encoding.unsupported":
      return new Problem("Api_UnsupportedMediaType", { given: contentTypeOf(request) }, [], error);
    default:
      return undefined;
  }
}

export function contentTypeOf(request: Request): string {
  return (request.headers["content-type"] ?? "").slice(0, 100) || "—";
}

export function requestId(response: Response): string {
  return String(response.getHeader("X-Request-Id") ?? "");
}

function wordsOf(problem: Problem): ProblemWords {
  const words = problems[problem.name];
  if (!words) throw new Error(`No words for ${problem.name}`);
  return words;
}
