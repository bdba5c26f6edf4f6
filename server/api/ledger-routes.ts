/** Every route that needs the ledger, and what joins the domains behind them. */
import { allianceKey } from "../alliance/keys.ts";
import { getAccount, getMember } from "../alliance/queries.ts";
import { type AllianceRecord, memberStandings, offices } from "../alliance/records.ts";
import { allianceRoutes } from "../alliance/routes.ts";
import type { Archive } from "../credits/archive.ts";
import { ConversionFolder } from "../credits/conversion-folder.ts";
import { StatusListFolder } from "../credits/credential-lists.ts";
import { issuerOf } from "../credits/did.ts";
import type { Holders } from "../credits/holders.ts";
import { type CreditsAccess, creditsRoutes } from "../credits/routes.ts";
import type { Deliveries } from "../delivery/deliveries.ts";
import { type DeliveryAccess, deliveryRoutes } from "../delivery/routes.ts";
import { abiOf } from "../modules.ts";
import { Problem } from "../problem.ts";
import { resourcesRoutes } from "../resources/routes.ts";
import type { Route } from "../route.ts";
import { settlementRoutes } from "../settlement/routes.ts";
import type { StoreReader } from "../store/store.ts";
import { activityRoutes, listActivity } from "./activity.ts";
import { demoRoutes, sessionRoutes, transactionRoutes } from "./gateway-routes.ts";
import { overviewRoutes } from "./overview.ts";
import type { Demo } from "./records.ts";
import type { Relay } from "./relay.ts";
import type { Sessions } from "./sessions.ts";

export type LedgerRouteParts = {
  readonly chainId: number;
  readonly store: StoreReader;
  /** Undefined while the vault is locked. */
  readonly archive: Archive | undefined;
  /** Undefined while the vault is locked. */
  readonly holders: Holders | undefined;
  /** Under which names the gateway is known, the first one before all others; none: as it is asked. */
  readonly origins: readonly string[];
  readonly dataFolder: string;
  /** Undefined while the vault is locked. */
  readonly deliveries: Deliveries | undefined;
  readonly relay: Relay;
  readonly sessions: Sessions;
  readonly demo: Demo | undefined;
};

export function ledgerRoutes(parts: LedgerRouteParts): Route[] {
  const { chainId, store, deliveries, relay, sessions, demo } = parts;
  const access = vaultAccess(parts);
  const recentActivity = async (limit: number) => [...(await listActivity(store, { limit })).items];
  return [
    ...demoRoutes(demo),
    ...sessionRoutes({
      sessions,
      chainId,
      directory: () => store.get<AllianceRecord>(allianceKey)?.directory,
      requireStanding: (account) => requireStanding(store, account),
    }),
    ...transactionRoutes(relay),
    ...overviewRoutes(store, recentActivity),
    ...activityRoutes(store),
    ...allianceRoutes(store, abiOf),
    ...creditsRoutes(store, access),
    ...deliveryRoutes(deliveryAccess(store, access, deliveries)),
    ...resourcesRoutes(store),
    ...settlementRoutes(store, (member) => getMember(store, member)),
  ];
}

/** A session is of use to those only who hold an office or a role, or cast a member's vote. */
async function requireStanding(store: StoreReader, account: string): Promise<void> {
  const { offices, roles, represents } = await getAccount(store, account);
  if (offices.length === 0 && roles.length === 0 && represents === null)
    throw new Problem("Api_NotAnOfficer", { account });
}

/**
 * The vault's doors: open to a registrar or administrator of the issuer, as the chain has it at this moment. A member
 * that is suspended still reads its own records, which its students need, and adds none.
 */
function vaultAccess(parts: LedgerRouteParts): CreditsAccess {
  const { store, archive, holders, sessions, chainId, origins, dataFolder } = parts;
  return {
    holderSessions: sessions.holders,
    holders: () => {
      if (!holders) throw new Problem("Credits_VaultLocked");
      return holders;
    },
    statusLists: new StatusListFolder(dataFolder),
    conversions: new ConversionFolder(dataFolder),
    ledger: () => ({ chainId, directory: store.get<AllianceRecord>(allianceKey)?.directory ?? "" }),
    issuer: (member, host) => issuerOf(getMember(store, member), origins[0] ?? `https://${host}`),
    archive: () => {
      if (!archive) throw new Problem("Credits_VaultLocked");
      return archive;
    },
    requireRegistrar: async ({ account }, member) => {
      const { offices } = await getAccount(store, account);
      const held = offices.find((one) => one.member === member)?.offices ?? [];
      if (held.includes("registrar") || held.includes("administrator")) return;
      throw new Problem("Api_NotEntitled", { account, member });
    },
    requireActive: (member) => {
      const { standing } = getMember(store, member);
      if (standing === "active") return;
      throw new Problem("Members_NotActive", { member, standing: memberStandings.indexOf(standing) + 1 });
    },
  };
}

/** As to the vault's records; only an administrator makes keys, since only an administrator can register them. */
function deliveryAccess(
  store: StoreReader,
  { requireRegistrar, requireActive }: CreditsAccess,
  deliveries: Deliveries | undefined,
): DeliveryAccess {
  return {
    ...{ requireRegistrar, requireActive },
    deliveries: () => {
      if (!deliveries) throw new Problem("Credits_VaultLocked");
      return deliveries;
    },
    requireAdministrator: async ({ account }, member) => {
      const { offices: held } = await getAccount(store, account);
      if (held.some((one) => one.member === member && one.offices.includes("administrator"))) return;
      throw new Problem("Members_OfficeMissing", { member, account, office: offices.indexOf("administrator") });
    },
  };
}
