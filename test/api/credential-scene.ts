/** A university with a registered credential key, and what its registrar signs over the records of one student. */
import { generatePrivateKey } from "viem/accounts";
import { addCredentialKey } from "../../client/alliance.ts";
import { issueDraft } from "../../client/credits.ts";
import { type CredentialKey, openCredentialKey, publicKeyOf } from "../../client/exports/credential-key.ts";
import { placedPresentations, signBadges } from "../../client/exports/deposits.ts";
import { issuersOf } from "../../client/exports/issuers.ts";
import type { VerifyOptions } from "../../client/exports/verify-credential.ts";
import type { Ledger } from "../../client/ledger.ts";
import { everyItem } from "../../client/pages.ts";
import { memberSchema } from "../../server/alliance/records.ts";
import type { Issuer } from "../../server/credits/credential-records.ts";
import { ask } from "./ask.ts";
import { saltedRecords } from "./credit-records.ts";
import { startVaultScene, type VaultScene } from "./vault-scene.ts";

export const student = { number: "2023314159", name: "王小明 canary" };

export class CredentialScene {
  readonly vault: VaultScene;
  readonly seed: `0x${string}`;
  /** Anew after a restart: on another port the university has another name on the web. */
  key: CredentialKey;

  private constructor(vault: VaultScene, seed: `0x${string}`, key: CredentialKey) {
    this.vault = vault;
    this.seed = seed;
    this.key = key;
  }

  static async start(): Promise<CredentialScene> {
    const vault = await startVaultScene();
    const seed = generatePrivateKey();
    await addCredentialKey(administration(vault), 1, await publicKeyOf(seed));
    return new CredentialScene(vault, seed, await openCredentialKey(seed, await issuerIn(vault)));
  }

  get ledger(): Ledger {
    return this.vault.ledger;
  }

  /** Signs as the university's administrator. */
  get administration(): Ledger {
    return administration(this.vault);
  }

  issuer(): Promise<Issuer> {
    return issuerIn(this.vault);
  }

  async restart(): Promise<void> {
    await this.vault.restart();
    this.key = await openCredentialKey(this.seed, await this.issuer());
  }

  /** A batch with records of the student and one of another. */
  async issue(term: "2024-spring" | "2024-autumn" | "2025-spring" | "2025-autumn", count = 2) {
    const own = ["MATH1", "PHYS2", "CHEM3"].slice(0, count).flatMap((code) => {
      const achievement = { code, titleZh: "课程", titleEn: code, level: 6 };
      return saltedRecords(1, 1, { student, term, achievement });
    });
    const records = [...own, ...saltedRecords(1, 1, { term })];
    const { sequence } = await issueDraft(this.ledger, 1, await this.vault.deposit(records));
    return { sequence, ids: own.map(({ record }) => record.recordId) };
  }

  async badgeOver(recordId: string): Promise<unknown> {
    const [badge] = await signBadges(this.ledger, this.key, await placedPresentations(this.ledger, 1, [recordId]));
    return badge;
  }

  /** As a verifier that asks this gateway for the lists. */
  async verifying(): Promise<Omit<VerifyOptions, "onChain">> {
    const { url } = this.vault.alliance;
    const { directory } = await this.ledger.alliance();
    const statusLists = async (list: string) => (await ask(list.replace(/^https:\/\/[^/]+/, url))).body;
    const ledger = { chainId: await this.ledger.chainId(), directory };
    return { issuers: await issuersIn(this.vault), ledger, statusLists, now: new Date() };
  }

  /** One that the university never registered. */
  async strangersKey(): Promise<CredentialKey> {
    const other = generatePrivateKey();
    return openCredentialKey(other, { ...(await this.issuer()), credentialKeys: [await publicKeyOf(other)] });
  }
}

function administration({ alliance, registrar }: VaultScene): Ledger {
  return alliance.as(alliance.members[0]?.administrator ?? registrar);
}

async function issuersIn({ ledger, alliance }: VaultScene): Promise<Issuer[]> {
  return issuersOf(await everyItem(ledger.gateway, "/v1/members", memberSchema), alliance.url);
}

async function issuerIn(vault: VaultScene): Promise<Issuer> {
  const [found] = (await issuersIn(vault)).filter(({ member }) => member === 1);
  if (!found) throw new RangeError("There is a member 1");
  return found;
}
