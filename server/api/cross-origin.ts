/**
 * What pages of other sites may do here: read what is public, so that a verifier's page can ask several gateways, and
 * nothing else. Nobody is known by a cookie, so an answer holds nothing that is not everybody's; sessions and writes stay
 * with the gateway's own pages.
 */
import type { Request, RequestHandler, Response } from "express";

/** Lets pages of other sites read the answer. */
export function openToReaders(response: Response): void {
  response.set("Access-Control-Allow-Origin", "*");
}

/** Answers a browser that asks whether a page elsewhere may send JSON-RPC. */
export const rpcPreflight: RequestHandler = (_request, response) => {
  openToReaders(response);
  response.set({
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "content-type",
    "Access-Control-Max-Age": "86400",
  });
  response.status(204).end();
};

/** Says of a request whether it may only read: see {@link mayOnlyRead}. */
export function rpcFromOtherSites(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    openToReaders(response);
    response.locals.mayOnlyRead = isOfOtherSite(request, origins);
    next();
  };
}

export function mayOnlyRead(response: Response): boolean {
  return response.locals.mayOnlyRead === true;
}

/** Programs name no origin, and wallets one of their own scheme; neither is a page that somebody happens to look at. */
function isOfOtherSite({ headers }: Request, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || /^(?!https?:)[\w-]+:\/\//.test(origin)) return false;
  if (!URL.canParse(origin)) return true;
  return new URL(origin).host !== host && !origins.some((own) => new URL(own).origin === new URL(origin).origin);
}
