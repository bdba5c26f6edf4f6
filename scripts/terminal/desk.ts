/** Where one run of the CLI works: its gateway, its signer, its session, and the members by name. */

import type { Address } from "viem";
import { isAddress } from "viem";
import type { Gateway } from "../../client/gateway.ts";
import { connectGateway } from "../../client/gateway.ts";
import type { Ledger } from "../../client/ledger.ts";
import { openLedger, signIn } from "../../client/ledger.ts";
import { everyItem } from "../../client/pages.ts";
import { localSigner } from "../../client/signer.ts";
import type { MemberRecord, Office } from "../../server/alliance/records.ts";
import { accountSchema, memberSchema, offices } from "../../server/alliance/records.ts";
import { officeWords } from "../../server/alliance/words.ts";
import { demoSchema } from "../../server/api/records.ts";
import type { Words } from "../../server/problem.ts";
import { Problem } from "../../server/problem.ts";
import type { ResourceRecord } from "../../server/resources/records.ts";
import { resourceSchema } from "../../server/resources/records.ts";
import { askFirst } from "./asking.ts";
import type { SignerOptions } from "./signer.ts";
import { chooseAccount, findPerson } from "./signer.ts";
import type { Terminal } from "./terminal.ts";
import { checkedAddress, wholeNumber } from "./values.ts";

export class Desk {
  readonly terminal: Terminal;
  readonly options: SignerOptions;
  readonly gateway: Gateway;
  #token: string | undefined;
  #ledger: Promise<Ledger> | undefined;
  #members: Promise<MemberRecord[]> | undefined;
  #resources: Promise<ResourceRecord[]> | undefined;

  constructor(terminal: Terminal, gatewayUrl: string, options: SignerOptions) {
    this.terminal = terminal;
    this.options = options;
    this.gateway = connectGateway(gatewayUrl, { language: () => terminal.language, token: () => this.#token });
  }

  /** Whether the options say who signs. */
  get namesSigner(): boolean {
    return this.options.as !== undefined || this.options.keystore !== undefined;
  }

  /** A ledger with the signer that the options name. @throws Client_NoSigner */
  ledger(): Promise<Ledger> {
    this.#ledger ??= this.#open();
    return this.#ledger;
  }

  /** As {@link ledger}, but it asks before it signs. @throws Terminal_NotConfirmed */
  async ledgerAsking(question: Words): Promise<Ledger> {
    return askFirst(await this.ledger(), () => this.terminal.confirm(question));
  }

  /** As {@link ledger}, with a session at the gateway, for the vault. */
  async privateLedger(): Promise<Ledger> {
    const ledger = await this.ledger();
    this.#token ??= (await signIn(ledger)).token;
    return ledger;
  }

  async #open(): Promise<Ledger> {
    const account = await chooseAccount(this.gateway, this.terminal, this.options);
    if (!account) throw new Problem("Client_NoSigner");
    return openLedger(this.gateway, localSigner(account, this.gateway));
  }

  members(): Promise<MemberRecord[]> {
    this.#members ??= everyItem(this.gateway, "/v1/members", memberSchema);
    return this.#members;
  }

  /** A member by its number, or by a part of its name that no other has. @throws Terminal_UnknownMember {member} */
  async member(wanted: string): Promise<MemberRecord> {
    const members = await this.members();
    const exact = members.filter(
      ({ member, nameZh, nameEn }) => String(member) === wanted || nameZh === wanted || nameEn === wanted,
    );
    const partly = members.filter(
      ({ nameZh, nameEn }) => nameZh.includes(wanted) || nameEn.toLowerCase().includes(wanted.toLowerCase()),
    );
    const [found] = exact.length > 0 ? exact : partly;
    if (found === undefined || (exact.length === 0 && partly.length > 1)) {
      throw new Problem("Terminal_UnknownMember", { member: wanted });
    }
    return found;
  }

  resources(): Promise<ResourceRecord[]> {
    this.#resources ??= everyItem(this.gateway, "/v1/resources", resourceSchema);
    return this.#resources;
  }

  /**
   * An instrument's number from that number, or from a part of its name that no other has.
   * @throws Terminal_BadValue, Terminal_UnknownResource {resource}
   */
  async resource(wanted: string): Promise<number> {
    if (/^\d+$/.test(wanted)) return wholeNumber(wanted, "resource");
    const resources = await this.resources();
    const named = resources.map(({ resource, description: { nameZh, nameEn } }) => ({ resource, nameZh, nameEn }));
    const exact = named.filter(({ nameZh, nameEn }) => nameZh === wanted || nameEn === wanted);
    const lower = wanted.toLowerCase();
    const partly = named.filter((one) => `${one.nameZh}\n${one.nameEn}`.toLowerCase().includes(lower));
    const found = exact.length > 0 ? exact : partly;
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Problem("Terminal_UnknownResource", { resource: wanted });
    return only.resource;
  }

  /** A function from an instrument's number to its name. */
  async resourceNames(): Promise<(resource: number) => string> {
    const key = this.terminal.language === "en" ? "nameEn" : "nameZh";
    const names = new Map((await this.resources()).map(({ resource, description }) => [resource, description[key]]));
    return (resource) => names.get(resource) ?? `#${resource}`;
  }

  /** A function from a member's number to its name. */
  async memberNames(): Promise<(member: number) => string> {
    const key = this.terminal.language === "en" ? "nameEn" : "nameZh";
    const names = new Map((await this.members()).map((member) => [member.member, member[key]]));
    return (member) => names.get(member) ?? `#${member}`;
  }

  /**
   * The member for which the signer acts: the one named, else the only one where it holds the office.
   * @throws Terminal_OfficeMissing {account, office}, Terminal_MemberNeeded {account, members, office, option}
   */
  async actingFor(office: Office, wanted: string | undefined, option = "--member"): Promise<number> {
    if (wanted !== undefined) return (await this.member(wanted)).member;
    const { signer } = await this.ledger();
    const account = await this.gateway.get(`/v1/accounts/${signer?.address}`, accountSchema);
    const held = account.offices.filter((entry) => entry.offices.includes(office));
    const [only] = held;
    if (only !== undefined && held.length === 1) return only.member;
    const word = officeWords[offices.indexOf(office)];
    const which = { account: account.account, office: word ? this.terminal.say(word) : office };
    if (held.length === 0) throw new Problem("Terminal_OfficeMissing", which);
    throw new Problem("Terminal_MemberNeeded", { ...which, members: held.length, option });
  }

  /** An account by its address, or a person of the demo by id or name. @throws Terminal_BadValue */
  async account(wanted: string): Promise<Address> {
    if (isAddress(wanted, { strict: false })) return checkedAddress(wanted, "account");
    const demo = await this.gateway.get("/v1/demo", demoSchema);
    return findPerson(demo, wanted).address as Address;
  }
}
