/** Sessions with the vault: signed in with Ethereum (EIP-4361) when needed, again when expired. */
import type { Address } from "viem";
import { type Ledger, signIn } from "../../../client/ledger.ts";
import { Problem } from "../../../server/problem.ts";

/** A session that ends within this time is renewed beforehand. */
const marginMilliseconds = 30_000;

export type Sessions = {
  token(address: Address | undefined): string | undefined;
  holds(address: Address | undefined): boolean;
  forget(): void;
  /** Runs a call that needs the vault, signing in before it if there is no session, and once more if it expired. */
  within<T>(ledger: Ledger, call: () => Promise<T>): Promise<T>;
};

export function createSessions(): Sessions {
  const held = new Map<string, { token: string; expiresAt: number }>();
  const renewing = new Map<string, Promise<void>>();
  let forgotten = 0;

  const fresh = (address: Address | undefined) => {
    const session = held.get(String(address).toLowerCase());
    return session !== undefined && session.expiresAt - marginMilliseconds > Date.now() ? session : undefined;
  };
  const renew = (ledger: Ledger): Promise<void> => {
    const key = String(ledger.signer?.address).toLowerCase();
    const running = renewing.get(key);
    if (running !== undefined) return running;
    const era = forgotten;
    const renewal = signIn(ledger)
      .then((session) => {
        if (era === forgotten)
          held.set(key, { token: session.token, expiresAt: new Date(session.expiresAt).getTime() });
      })
      .finally(() => {
        if (era === forgotten) renewing.delete(key);
      });
    renewing.set(key, renewal);
    return renewal;
  };

  return {
    token: (address) => fresh(address)?.token,
    holds: (address) => fresh(address) !== undefined,
    forget: () => {
      forgotten++;
      held.clear();
      renewing.clear();
    },
    async within(ledger, call) {
      if (!fresh(ledger.signer?.address)) await renew(ledger);
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof Problem) || !["Api_NoSession", "Api_SessionExpired"].includes(error.name)) throw error;
        await renew(ledger);
        return call();
      }
    },
  };
}
