import { setTimeout } from "node:timers/promises";
import type { Page, Request } from "playwright-core";

const underWay = new WeakMap<Page, Set<Request>>();
const looks = 3;
const lookMilliseconds = 25;

/** Follows what a page asks for. The feed of news stays open as long as the page, so it does not count. */
export function followRequests(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on("request", (request) => {
    if (!request.url().endsWith("/v1/events")) requests.add(request);
  });
  page.on("requestfinished", (request) => requests.delete(request));
  page.on("requestfailed", (request) => requests.delete(request));
}

/** Returns when the page has had nothing to wait for at several looks in a row. */
export async function untilQuiet(page: Page): Promise<void> {
  const requests = underWay.get(page);
  if (requests === undefined) throw new Error("The page was not followed");
  for (let quiet = 0; quiet < looks; quiet = requests.size === 0 ? quiet + 1 : 0) await setTimeout(lookMilliseconds);
}
