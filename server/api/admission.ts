/**
 * What the relay has a use for. Transactions cost their sender nothing, so a stranger must not be able to make the
 * ledger store and compute at will: only those who hold an office or a role may write, only to the alliance's contracts.
 */
import {
  type Address,
  type Hash,
  type Hex,
  isAddress,
  isHex,
  keccak256,
  parseTransaction,
  recoverTransactionAddress,
} from "viem";
import { allianceKey, memberKey } from "../alliance/keys.ts";
import { getAccount } from "../alliance/queries.ts";
import type { AllianceRecord, AllianceRole } from "../alliance/records.ts";
import { type IncomingTransaction, readTransaction } from "../chain/transaction.ts";
import { Problem } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";
import { creations } from "./creations.ts";

export type AdmissionParts = {
  readonly chainId: number;
  readonly store: StoreReader;
  /** The only account that may found an alliance; undefined: whoever comes first, on this machine. */
  readonly founder: Address | undefined;
  /** Resolves once the store holds what the chain held when it was called. */
  readonly caughtUp: () => Promise<void>;
};

export type AdmittedTransaction = {
  readonly sender: Address;
  readonly hash: Hash;
  readonly nonce: number;
  /** What it calls with. */
  readonly data: Hex;
};

export type Call = {
  /** Who it says it comes from. */
  readonly from: string | undefined;
  /** Undefined to try out a new contract. */
  readonly to: string | undefined;
  readonly data: string;
};

/** What a call is for: reading the alliance's contracts, or trying out how they are deployed. */
export type CallPurpose = "reading" | "deployment";

export class Admission {
  readonly #parts: AdmissionParts;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /**
   * What a call is for; undefined where it is for nothing that the ledger computes.
   *
   * Nothing proves the sender of a call, and code that anybody brings could loop until its gas is used up. So contracts are
   * tried out only while an alliance is being founded, and only those that an alliance consists of.
   */
  async purposeOf(call: Call): Promise<CallPurpose | undefined> {
    await this.#hearOfAlliance();
    const purpose = await this.#purposeOf(call);
    if (purpose !== undefined) return purpose;
    // What was registered a moment ago may not be in the store yet.
    await this.#parts.caughtUp();
    return this.#purposeOf(call);
  }

  /**
   * @returns Who signed it, and its hash.
   * @throws Api_SetUpFirst, Api_NotAnOfficer, Api_CreationRefused, Api_UnknownContract, or the chain's own refusals
   */
  async requireTransaction(raw: string): Promise<AdmittedTransaction> {
    const transaction = readTransaction(raw, this.#parts.chainId);
    const sender = await senderOf(transaction);
    await this.#hearOfAlliance();
    const { to, data = "0x" } = parseTransaction(transaction.raw);
    if (await this.#refusal(sender, to)) {
      // What was decided a moment ago may not be in the store yet.
      await this.#parts.caughtUp();
      const refusal = await this.#refusal(sender, to);
      if (refusal) throw refusal;
    }
    return { sender, hash: transaction.hash, nonce: transaction.nonce, data };
  }

  /**
   * Refuses what could found an alliance, where nobody said whose it is, to those who come from another machine.
   * @throws Api_SetUpFromElsewhere
   */
  async requireSetUpHere(isFromElsewhere: boolean): Promise<void> {
    if (!isFromElsewhere || this.#parts.founder !== undefined) return;
    await this.#hearOfAlliance();
    if (!this.#alliance()) throw new Problem("Api_SetUpFromElsewhere");
  }

  /** Until the store knows of an alliance almost everything is allowed, and it may have been founded a moment ago. */
  async #hearOfAlliance(): Promise<void> {
    if (!this.#alliance()) await this.#parts.caughtUp();
  }

  async #refusal(sender: Address, to: Address | null | undefined): Promise<Problem | undefined> {
    if (!this.#alliance()) return this.#refusalBeforeFounding(sender, to);
    const { offices, roles, represents } = await getAccount(this.#parts.store, sender);
    if (offices.length === 0 && roles.length === 0 && represents === null) {
      return new Problem("Api_NotAnOfficer", { account: sender });
    }
    if (!to) return mayCreate(roles) ? undefined : new Problem("Api_CreationRefused", { account: sender });
    return this.#isContract(to) ? undefined : new Problem("Api_UnknownContract", { to });
  }

  async #purposeOf({ from, to, data }: Call): Promise<CallPurpose | undefined> {
    if (to !== undefined) return this.#isContract(to) ? "reading" : undefined;
    return (await this.#isFounding(from)) && isCreation(data) ? "deployment" : undefined;
  }

  /** Whether an account may be about to found: until the first member is admitted, whichever modules there are by then. */
  async #isFounding(account: string | undefined): Promise<boolean> {
    if (!this.#alliance()) return this.#mayFound(account);
    if (this.#parts.store.get(memberKey(1)) !== undefined || account === undefined || !isAddress(account)) return false;
    const { roles } = await getAccount(this.#parts.store, account);
    return roles.includes("founder");
  }

  #refusalBeforeFounding(sender: Address, to: Address | null | undefined): Problem | undefined {
    if (to) return new Problem("Api_SetUpFirst");
    return this.#mayFound(sender) ? undefined : new Problem("Api_CreationRefused", { account: sender });
  }

  #mayFound(account: string | undefined): boolean {
    const { founder } = this.#parts;
    return founder === undefined || account?.toLowerCase() === founder.toLowerCase();
  }

  /** Whether a contract is or was the alliance's. */
  #isContract(address: string): boolean {
    return this.#parts.store.get(`contract/${address.toLowerCase()}`) !== undefined;
  }

  #alliance(): AllianceRecord | undefined {
    return this.#parts.store.get<AllianceRecord>(allianceKey);
  }
}

/** A contract that nobody registered changes nothing; registering one is the council's, once it took the founder's place. */
function mayCreate(roles: readonly AllianceRole[]): boolean {
  return roles.includes("founder") || roles.includes("secretariat");
}

/** Whether it creates one of the contracts that an alliance consists of, with whatever arguments. */
function isCreation(data: string): boolean {
  const code = data.toLowerCase();
  if (!isHex(code)) return false;
  return creations.some(({ bytes, hash }) => {
    const end = 2 + bytes * 2;
    return code.length >= end && keccak256(`0x${code.slice(2, end)}`) === hash;
  });
}

async function senderOf({ raw }: IncomingTransaction): Promise<Address> {
  try {
    return await recoverTransactionAddress({ serializedTransaction: raw });
  } catch (cause) {
    throw new Problem("Chain_TransactionMalformed", {}, [], cause);
  }
}
