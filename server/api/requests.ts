/**
 * One log line a request, and its time for the metrics.
 *
 * A line holds method, route pattern, status and milliseconds. It never holds a path, a query, a body or a header:
 * those may name a person or carry a key.
 */
import { randomUUID } from "node:crypto";
import type { Request, RequestHandler } from "express";
import type { Logger } from "pino";
import { type Problem, problemType } from "../problem.ts";
import type { Metrics } from "./metrics.ts";
import { type ProblemReport, requestId } from "./problem-page.ts";

/** Names the pattern under which a request is logged and measured. */
export function nameRoute(pattern: string): RequestHandler {
  return (_request, response, next) => {
    response.locals.route = pattern;
    next();
  };
}

export function logRequests(logger: Logger, { requestSeconds }: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.setHeader("X-Request-Id", randomUUID());
    response.once("close", () => {
      const milliseconds = performance.now() - startedAt;
      const { method } = request;
      const route = patternOf(response.locals.route);
      const status = response.statusCode;
      requestSeconds.observe({ method, route, status }, milliseconds / 1000);
      const line = { request: requestId(response), method, route, status, ms: Math.round(milliseconds) };
      if (route !== "/health" && route !== "/metrics") logger.info(line, "request");
    });
    next();
  };
}

/** Counts problems; logs those that are the gateway's own fault with their cause. */
export function reportProblems(logger: Logger, metrics: Metrics): ProblemReport {
  return (problem: Problem, status: number, request: Request) => {
    metrics.problems.inc({ type: problemType(problem.name) });
    if (status !== 500 || !request.res) return;
    const { cause } = problem;
    const stack = cause instanceof Error ? cause.stack : String(cause);
    logger.error({ request: requestId(request.res), stack }, "internal error");
  };
}

function patternOf(route: unknown): string {
  return typeof route === "string" ? route : "other";
}
