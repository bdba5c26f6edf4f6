import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Abi } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { Composer } from "../../scripts/demo/composer.ts";
import { withRelay } from "../../scripts/demo/relay.ts";
import { deployAlliance } from "../../scripts/deployment.ts";
import { membersAbi } from "../../server/alliance/abi.ts";
import { type EmbeddedChain, openEmbeddedChain } from "../../server/chain/embedded.ts";

const chainId = 7_364_198;
const genesisAt = 1_790_000_000;

describe("The demo's composer", () => {
  const privateKey = generatePrivateKey();
  const founder = privateKeyToAccount(privateKey);
  let folder: string;
  let chain: EmbeddedChain;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "composer-"));
    chain = await openEmbeddedChain({ folder, chainId, genesisAt, now: () => genesisAt });
  });
  after(async () => {
    await chain.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("says of an act that reverted which it was and why, by the error's name and arguments", async () => {
    const names = { nameZh: "联盟", nameEn: "Alliance", disputeWindowSeconds: 0, answerWindowSeconds: 0 };
    const { members } = await withRelay(chain, (url) =>
      deployAlliance({ url, privateKey, founder: founder.address, ...names }),
    );
    const call = { address: members, abi: membersAbi as Abi, functionName: "setOffices" };
    const composer = new Composer(chain, chainId);
    await composer.add(genesisAt + 900, founder, { ...call, args: [41, founder.address, 2] });
    const error = await composer.flush().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).to.have.property(
      "message",
      `The demo's setOffices([41,"${founder.address}",2]) reverted: Members_UnknownMember {"member":41}`,
    );
  });
});
