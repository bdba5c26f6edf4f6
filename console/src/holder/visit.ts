/** A student's visit: the session, and the link's token where the student came in by one. */

import { openAccess, readAccessLink } from "../../../client/holder.ts";
import { holderGateway } from "../../../client/holder-gateway.ts";
import type { HolderSessionRecord } from "../../../server/credits/access-records.ts";

export type Visit = {
  readonly session: HolderSessionRecord;
  readonly gateway: ReturnType<typeof holderGateway>;
  /** With it the links of shares can be shown again; undefined after a passkey. */
  readonly accessToken: string | undefined;
};

/** For this tab only, so that it can be loaded again; a computer in a library keeps nothing. */
const storageKey = "alliance-ledger.access";

/**
 * Takes what the link brought out of the address, where whoever looks over a shoulder or into the history would find it;
 * where there is nothing, the token of this tab. What is damaged is answered too, to be refused with a reason.
 */
export function takeToken(): string | null {
  const brought = location.hash.slice(1);
  if (brought === "") return sessionStorage.getItem(storageKey);
  history.replaceState(null, "", location.pathname);
  if (readAccessLink(brought) !== null) sessionStorage.setItem(storageKey, brought);
  return brought;
}

export async function enter(link: string): Promise<Visit> {
  const session = await openAccess(holderGateway(location.origin), link);
  const accessToken = readAccessLink(link) ?? undefined;
  if (accessToken !== undefined) sessionStorage.setItem(storageKey, accessToken);
  return visitOf(session, accessToken);
}

export function visitOf(session: HolderSessionRecord, accessToken?: string): Visit {
  return { session, accessToken, gateway: holderGateway(location.origin, session.token) };
}

export function leave({ gateway }: Visit): void {
  forget();
  // Whether it is told or not, the session ends by itself.
  void gateway.delete("/v1/holder/session").catch(() => undefined);
}

export function forget(): void {
  sessionStorage.removeItem(storageKey);
}
