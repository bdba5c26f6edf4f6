/** The demo alliance as `npm start` serves it, prepared once for all tests of the console, in the current week. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { connectGateway } from "../../client/gateway.ts";
import { openKeystore } from "../../client/keystore.ts";
import { type Ledger, openLedger, signIn } from "../../client/ledger.ts";
import { localSigner } from "../../client/signer.ts";
import { demoPassphrase } from "../../demo/people.ts";
import { buildConsole } from "../../scripts/build.ts";
import { readDemoKeystore } from "../../scripts/demo/keystores.ts";
import { demoSeed } from "../../scripts/demo.ts";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import { readConfig } from "../../server/config.ts";
import { type DemoSeed, startGateway } from "../../server/main.ts";
import { shared } from "./shared.ts";

export type DemoGateway = {
  readonly url: string;
  /** A ledger that signs as a person of the demo, with a session. */
  readonly as: (id: string) => Promise<Ledger>;
};

export type RunningDemo = DemoGateway & { readonly close: () => Promise<void> };

/** Call it within `describe`; the demo is there when the tests run. */
export const useDemo: () => () => DemoGateway = shared(
  () => startDemo(),
  (demo: RunningDemo) => demo.close(),
);

/** A demo of one's own. @param onChain Gets the chain before the gateway serves, for its clock. */
export async function startDemo(onChain?: (chain: EmbeddedChain) => void): Promise<RunningDemo> {
  await buildConsole();
  const folder = await mkdtemp(join(tmpdir(), "console-demo-"));
  const config = readConfig({ PORT: "0", LEDGER_DATA: folder });
  const seed = await demoSeed(config);
  const prepare: DemoSeed["prepare"] = async (parts) => {
    await seed.prepare(parts);
    onChain?.(parts.chain);
  };
  const gateway = await startGateway({
    config,
    demo: { ...seed, prepare },
    logger: pino({ level: "silent" }),
    checkAnswers: true,
  });
  return {
    url: gateway.url,
    as: (id) => ledgerOf(gateway.url, id),
    close: async () => {
      await gateway.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ledgerOf(url: string, id: string): Promise<Ledger> {
  const account = await openKeystore(await readDemoKeystore(id), demoPassphrase);
  const stranger = connectGateway(url);
  const { token } = await signIn(openLedger(stranger, localSigner(account, stranger)));
  const gateway = connectGateway(url, { token: () => token });
  return openLedger(gateway, localSigner(account, gateway));
}
