/** The ledger as the person at the screen has it: the gateway, who signs, and for which member. */
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { connectGateway, type Gateway } from "../../../client/gateway.ts";
import { type Ledger, openLedger } from "../../../client/ledger.ts";
import type { Signer } from "../../../client/signer.ts";
import { type Identity, walletIdentity } from "./identity.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { currentLanguage } from "./speech.ts";
import { watchAccounts } from "./wallets.ts";

type Desk = {
  readonly gateway: Gateway;
  readonly sessions: Sessions;
  readonly identity: Identity | undefined;
  readonly setIdentity: (identity: Identity | undefined) => void;
  /** The member acted for, where the account holds offices at several. */
  readonly chosenMember: number | undefined;
  readonly chooseMember: (member: number) => void;
};

const DeskContext = createContext<Desk | undefined>(undefined);

export function LedgerProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [identity, keepIdentity] = useState<Identity>();
  const [chosenMember, chooseMember] = useState<number>();
  const [sessions] = useState(createSessions);
  const address = useRef(identity?.address);
  address.current = identity?.address;
  const [gateway] = useState(() =>
    connectGateway(location.origin, {
      language: currentLanguage,
      token: () => sessions.token(address.current),
    }),
  );

  const setIdentity = useCallback(
    (next: Identity | undefined) => {
      chooseMember(undefined);
      sessions.forget();
      keepIdentity(next);
      // What one person may see of a vault must not stay behind for the next.
      queries.removeQueries({ queryKey: ["vault"] });
    },
    [sessions, queries],
  );

  useEffect(() => {
    const wallet = identity?.wallet;
    if (wallet === undefined) return undefined;
    return watchAccounts(wallet, (account) =>
      setIdentity(account === undefined ? undefined : walletIdentity(wallet, account)),
    );
  }, [identity, setIdentity]);

  const desk = useMemo<Desk>(
    () => ({
      gateway,
      sessions,
      identity,
      setIdentity,
      chosenMember,
      chooseMember,
    }),
    [gateway, sessions, identity, setIdentity, chosenMember],
  );
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === undefined) throw new Error("useDesk outside LedgerProvider");
  return desk;
}

export function useGateway(): Gateway {
  return useDesk().gateway;
}

export function useSigner(): Signer | undefined {
  const { gateway, identity } = useDesk();
  return useMemo(() => identity?.signerOn(gateway), [gateway, identity]);
}

/** For reads and, where somebody is signed in, for writes. Writes go through `useSubmit`. */
export function useLedger(): Ledger {
  const { gateway } = useDesk();
  const signer = useSigner();
  return useMemo(() => openLedger(gateway, signer), [gateway, signer]);
}
