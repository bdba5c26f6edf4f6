import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { decodeEventLog, type Hex, hexToString } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { withRelay } from "../../scripts/demo/relay.ts";
import { deployAlliance } from "../../scripts/deployment.ts";
import { directoryAbi } from "../../server/alliance/abi.ts";
import { type EmbeddedChain, openEmbeddedChain } from "../../server/chain/embedded.ts";
import { type Chain, RpcError } from "../../server/chain/rpc.ts";

const chainId = 7_364_199;
const genesisAt = 1_790_000_000;

type Line = Chain & { readonly taken: () => number };

/** A line to the chain that breaks: before the chain has taken one transaction too many, or before it says so. */
function breaking(chain: EmbeddedChain, transactions: number, isLateBy = 0): Line {
  let taken = 0;
  const request = async (method: string, params?: readonly unknown[]) => {
    if (method !== "eth_sendRawTransaction") return chain.request(method, params);
    if (taken >= transactions + isLateBy) throw new RpcError(-32000, "Line broken");
    taken += 1;
    const answer = await chain.request(method, params);
    if (taken > transactions) throw new RpcError(-32000, "Line broken");
    return answer;
  };
  return { request, send: (raw) => chain.send(raw), close: () => chain.close(), taken: () => taken };
}

describe("A deployment that was interrupted", () => {
  const privateKey = generatePrivateKey();
  const founder = privateKeyToAccount(privateKey).address;
  let folder: string;
  let chain: EmbeddedChain;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "deployment-"));
    chain = await openEmbeddedChain({ folder, chainId, genesisAt, now: () => genesisAt });
  });
  after(async () => {
    await chain.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("goes on where it stopped, and sends nothing twice", async () => {
    const deploy = (line: Chain) =>
      withRelay(line, (url) =>
        deployAlliance({
          ...{ url, privateKey, founder, nameZh: "联盟", nameEn: "Alliance" },
          ...{ disputeWindowSeconds: 0, answerWindowSeconds: 0, resumeAs: `test-${founder.slice(2, 10)}` },
        }),
      );
    // Among the contracts, and among the calls that wire them; the second time the chain has taken what it did not say.
    for (const line of [breaking(chain, 6), breaking(chain, 13, 1)]) {
      const thrown = await deploy(line).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(thrown).to.be.instanceOf(Error);
    }
    const before = Number(await chain.request("eth_getTransactionCount", [founder, "latest"]));
    expect(before).to.equal(20);
    const last = breaking(chain, Number.POSITIVE_INFINITY);
    const deployment = await deploy(last);
    const count = Number(await chain.request("eth_getTransactionCount", [founder, "latest"]));
    expect(count).to.equal(before + last.taken());

    const filter = { address: deployment.directory, fromBlock: "0x0", toBlock: "latest" };
    const logs = (await chain.request("eth_getLogs", [filter])) as { data: Hex; topics: [Hex, ...Hex[]] }[];
    const registered = logs.flatMap((log) => {
      const event = decodeEventLog({ abi: directoryAbi, ...log });
      if (event.eventName !== "ModuleRegistered") return [];
      return [[hexToString(event.args.module, { size: 32 }), event.args.location]];
    });
    const { authority: _authority, directory: _directory, ...modules } = deployment;
    const expected = Object.entries(modules).map(([name, at]) => [name.replace(/^./, (a) => a.toUpperCase()), at]);
    expect(registered).to.deep.equal(expected);
  });
});
