/**
 * What the relay has a use for. Transactions cost their sender nothing, so a stranger must not be able to make the
 * ledger store and compute at will: only those who hold an office or a role may write, only to the alliance's contracts.
 */
import { type Address, type Hash, isAddressEqual, parseTransaction, recoverTransactionAddress } from "viem";
import { allianceKey } from "../alliance/keys.ts";
import { getAccount } from "../alliance/queries.ts";
import type { AllianceRecord } from "../alliance/records.ts";
import { type IncomingTransaction, readTransaction } from "../chain/transaction.ts";
import { Problem } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";

export type AdmissionParts = {
  readonly chainId: number;
  readonly store: StoreReader;
  /** The only account that may found an alliance; undefined: whoever comes first, on this machine. */
  readonly founder: Address | undefined;
  /** Modules that an alliance has once it is set up. */
  readonly modules: readonly string[];
  /** Resolves once the store holds what the chain held when it was called. */
  readonly caughtUp: () => Promise<void>;
};

export type AdmittedTransaction = { readonly sender: Address; readonly hash: Hash };

export class Admission {
  readonly #parts: AdmissionParts;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /** Whether contracts are still being deployed: then calls may create some, and go to those not registered yet. */
  get isSettingUp(): boolean {
    const alliance = this.#alliance();
    const registered = new Set(alliance?.modules.map(({ module }) => module));
    return this.#parts.modules.some((module) => !registered.has(module));
  }

  /** Whether a contract is or was the alliance's. */
  isContract(address: string): boolean {
    return this.#parts.store.get(`contract/${address.toLowerCase()}`) !== undefined;
  }

  /**
   * @returns Who signed it, and its hash.
   * @throws Api_SetUpFirst, Api_NotAnOfficer, Api_CreationRefused, Api_UnknownContract, or the chain's own refusals
   */
  async requireTransaction(raw: string): Promise<AdmittedTransaction> {
    const transaction = readTransaction(raw, this.#parts.chainId);
    const sender = await senderOf(transaction);
    const { to } = parseTransaction(transaction.raw);
    if (await this.#refusal(sender, to)) {
      // What was decided a moment ago may not be in the store yet.
      await this.#parts.caughtUp();
      const refusal = await this.#refusal(sender, to);
      if (refusal) throw refusal;
    }
    return { sender, hash: transaction.hash };
  }

  async #refusal(sender: Address, to: Address | null | undefined): Promise<Problem | undefined> {
    if (!this.#alliance()) return this.#refusalBeforeFounding(sender, to);
    const { offices, roles } = await getAccount(this.#parts.store, sender);
    if (offices.length === 0 && roles.length === 0) return new Problem("Api_NotAnOfficer", { account: sender });
    if (!to) return roles.includes("founder") ? undefined : new Problem("Api_CreationRefused", { account: sender });
    return this.isContract(to) ? undefined : new Problem("Api_UnknownContract", { to });
  }

  #refusalBeforeFounding(sender: Address, to: Address | null | undefined): Problem | undefined {
    const { founder } = this.#parts;
    if (to) return new Problem("Api_SetUpFirst");
    if (founder === undefined || isAddressEqual(founder, sender)) return undefined;
    return new Problem("Api_CreationRefused", { account: sender });
  }

  #alliance(): AllianceRecord | undefined {
    return this.#parts.store.get<AllianceRecord>(allianceKey);
  }
}

async function senderOf({ raw }: IncomingTransaction): Promise<Address> {
  try {
    return await recoverTransactionAddress({ serializedTransaction: raw });
  } catch (cause) {
    throw new Problem("Chain_TransactionMalformed", {}, [], cause);
  }
}
