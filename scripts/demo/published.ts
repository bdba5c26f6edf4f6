/** The demo's accounts: their keys are published, so no other alliance may give them anything to decide. */
import type { Address } from "viem";
import { isAddressEqual } from "viem";
import { keystoreAddress } from "../../client/keystore.ts";
import { people } from "../../demo/people.ts";
import { Problem } from "../../server/problem.ts";
import { readDemoKeystore } from "./keystores.ts";

/** @throws Terminal_PublishedKey {account} */
export async function refusePublished(accounts: readonly Address[]): Promise<void> {
  const published = await Promise.all(people.map(async ({ id }) => keystoreAddress(await readDemoKeystore(id))));
  const account = accounts.find((candidate) => published.some((known) => isAddressEqual(known, candidate)));
  if (account !== undefined) throw new Problem("Terminal_PublishedKey", { account });
}
