/**
 * A real gateway for tests: embedded chain, store, vault and HTTP on an ephemeral port, in a folder of its own.
 *
 * @example
 * before(async () => { scene = await startAlliance(); });
 * after(() => scene.close());
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { LocalAccount } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { admit, grantRole, setOffices } from "../../client/alliance.ts";
import { connectGateway, type Gateway } from "../../client/gateway.ts";
import { type Ledger, openLedger, signIn } from "../../client/ledger.ts";
import { forever } from "../../client/seconds.ts";
import { localSigner } from "../../client/signer.ts";
import { submit } from "../../client/transaction.ts";
import { type Deployment, deployAlliance } from "../../scripts/deployment.ts";
import type { Office } from "../../server/alliance/records.ts";
import { type Config, readConfig } from "../../server/config.ts";
import { creditsAbi } from "../../server/credits/abi.ts";
import { type GatewayOptions, type RunningGateway, startGateway } from "../../server/main.ts";

export type TestGateway = {
  readonly folder: string;
  /** Changes with every start. */
  readonly url: string;
  readonly running: RunningGateway;
  /** Every log line since the first start. */
  readonly log: string[];
  /** A client without a session. */
  readonly client: () => Gateway;
  /** Stops and starts again on the same folder. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Stops and removes the folder. */
  readonly close: () => Promise<void>;
};

/** A person with a key. */
export type Person = LocalAccount;

export type Alliance = TestGateway & {
  readonly deployment: Deployment;
  readonly founder: Person;
  readonly secretariat: Person;
  /** Members 1 (university), 2 (university) and 3 (enterprise); the administrator holds every office. */
  readonly members: readonly { readonly member: number; readonly administrator: Person }[];
  /** A ledger that signs as a person. */
  readonly as: (person: Person) => Ledger;
  /** As {@link as}, with a session at the gateway. */
  readonly signedIn: (person: Person) => Promise<Ledger>;
  /** A new person with these offices at a member. */
  readonly officer: (member: number, offices: readonly Office[]) => Promise<Person>;
};

export const testPassphrase = "a passphrase for tests";

export function newPerson(): Person {
  return privateKeyToAccount(generatePrivateKey());
}

/** An empty gateway: nothing is deployed. */
export async function startTestGateway(
  options: Partial<Omit<GatewayOptions, "config">> & { readonly config?: Partial<Config> } = {},
): Promise<TestGateway> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-"));
  const log: string[] = [];
  const logger = pino({ level: "debug" }, { write: (line: string) => log.push(line) });
  const settings = { PORT: "0", LEDGER_DEMO: "0", LEDGER_DATA: folder, LEDGER_VAULT_PASSPHRASE: testPassphrase };
  const config = { ...readConfig(settings), ...options.config };
  const start = () => startGateway({ logger, checkAnswers: true, ...options, config });
  let running = await start();
  return {
    folder,
    log,
    get url() {
      return running.url;
    },
    get running() {
      return running;
    },
    client: () => connectGateway(running.url, { language: () => "en" }),
    restart: async () => {
      await running.close();
      running = await start();
    },
    stop: () => running.close(),
    close: async () => {
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A gateway with an alliance of three members, founded over HTTP as anybody would. */
export async function startAlliance(options: Parameters<typeof startTestGateway>[0] = {}): Promise<Alliance> {
  const gateway = await startTestGateway(options);
  try {
    return await foundAlliance(gateway);
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

async function foundAlliance(gateway: TestGateway): Promise<Alliance> {
  const founderKey = generatePrivateKey();
  const founder = privateKeyToAccount(founderKey);
  const deployment = await deployAlliance({
    url: `${gateway.url}/rpc`,
    privateKey: founderKey,
    founder: founder.address,
    nameZh: "测试联盟",
    nameEn: "Test Alliance",
    disputeWindowSeconds: 0,
    answerWindowSeconds: 0,
  });

  const as = (person: Person) => openLedger(gateway.client(), localSigner(person, gateway.client()));
  const secretariat = newPerson();
  await grantRole(as(founder), "secretariat", secretariat.address);
  const members: { member: number; administrator: Person }[] = [];
  for (const [at, kind] of (["university", "university", "enterprise"] as const).entries()) {
    const administrator = newPerson();
    const names = { nameZh: `第${at + 1}成员`, nameEn: `Member ${at + 1}` };
    const full = kind === "university";
    await admit(as(founder), { kind, full, province: 11, ...names, administrator: administrator.address });
    members.push({ member: at + 1, administrator });
  }

  await accreditForCourses(as(founder), founder.address);

  return Object.assign(gateway, {
    deployment,
    founder,
    secretariat,
    members,
    as,
    signedIn: async (person: Person) => {
      const { token } = await signIn(as(person));
      const client = connectGateway(gateway.url, { language: () => "en", token: () => token });
      return openLedger(client, localSigner(person, client));
    },
    officer: async (member: number, offices: readonly Office[]) => {
      const administrator = members[member - 1]?.administrator;
      if (!administrator) throw new RangeError(`There is no member ${member}`);
      const person = newPerson();
      await setOffices(as(administrator), member, person.address, offices);
      return person;
    },
  });
}

/** Both universities may issue records of courses, of bachelor level and of none. */
async function accreditForCourses(ledger: Ledger, founder: Person["address"]): Promise<void> {
  await grantRole(ledger, "accreditor", founder);
  for (const issuer of [1, 2]) {
    for (const level of [0, 6]) {
      await submit(ledger, "Credits", creditsAbi, "accredit", [issuer, 1, level, 0, forever]);
    }
  }
}
