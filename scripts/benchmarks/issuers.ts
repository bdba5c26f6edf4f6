/** Universities that only issue batches: real transactions for the measuring of a chain. */
import {
  type Abi,
  type Address,
  encodeFunctionData,
  type Hex,
  keccak256,
  type LocalAccount,
  stringToBytes,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { forever } from "../../client/seconds.ts";
import { authorityAbi, membersAbi } from "../../server/alliance/abi.ts";
import { allianceRoles } from "../../server/alliance/records.ts";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import { creditsAbi } from "../../server/credits/abi.ts";
import { Composer } from "../demo/composer.ts";
import { withRelay } from "../demo/relay.ts";
import { deployAlliance } from "../deployment.ts";

/** What is issued, as the contract numbers kinds and levels. */
const course = 1;
const bachelor = 6;

/** What issuing takes, and a margin: a block has room for what its transactions ask for. */
const gas = 150_000n;

export type Issuers = {
  /** Signed, each issuer's in the order of its batches, issuer after issuer in turn. */
  readonly raws: readonly Hex[];
  /** @throws where not every transaction became a batch: then what was measured is not what it is said to be */
  readonly requireIssued: (count: number) => Promise<void>;
};

/** Founds an alliance on an empty chain and signs batches of its members. */
export async function prepareIssuers(chain: EmbeddedChain, issuers: number, count: number): Promise<Issuers> {
  const founderKey = keccak256(stringToBytes("benchmark founder"));
  const founder = privateKeyToAccount(founderKey);
  const { authority, members, credits } = await withRelay(chain, (url) =>
    deployAlliance({
      ...{ url, privateKey: founderKey, founder: founder.address, nameZh: "测量联盟", nameEn: "Measured Alliance" },
      ...{ disputeWindowSeconds: 0, answerWindowSeconds: 0 },
    }),
  );
  const registrars = Array.from({ length: issuers }, (_, at) =>
    privateKeyToAccount(keccak256(stringToBytes(`benchmark registrar ${at + 1}`))),
  );
  const composer = new Composer(chain, chain.chainId);
  const admit = { address: members, abi: membersAbi as Abi, functionName: "admit" };
  for (const [at, { address }] of registrars.entries()) {
    const names = [`第${at + 1}大学`, `University ${at + 1}`];
    await composer.add(chain.head.timestamp, founder, { ...admit, args: [1, true, 11, ...names, address] });
  }
  const role = { address: authority, abi: authorityAbi as Abi, functionName: "grantRole" };
  await composer.add(chain.head.timestamp, founder, {
    ...role,
    args: [BigInt(allianceRoles.accreditor), founder.address, 0],
  });
  const accredit = { address: credits, abi: creditsAbi as Abi, functionName: "accredit" };
  for (let issuer = 1; issuer <= issuers; issuer += 1) {
    await composer.add(chain.head.timestamp, founder, { ...accredit, args: [issuer, course, bachelor, 0, forever] });
  }
  await composer.flush();

  const raws: Hex[] = [];
  for (let turn = 0; raws.length < count; turn += 1) {
    for (const [at, registrar] of registrars.entries()) {
      if (raws.length < count) raws.push(await issue(registrar, chain.chainId, credits, at + 1, turn));
    }
  }
  return { raws, requireIssued: (expected) => requireIssued(chain, credits, issuers, expected) };
}

function issue(registrar: LocalAccount, chainId: number, to: Address, issuer: number, turn: number): Promise<Hex> {
  const root = keccak256(stringToBytes(`batch ${issuer}/${turn + 1}`));
  const data = encodeFunctionData({
    abi: creditsAbi,
    functionName: "issue",
    args: [issuer, turn + 1, course, bachelor, root, 100],
  });
  const free = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
  return registrar.signTransaction({ type: "eip1559", chainId, nonce: turn, to, data, gas, ...free });
}

async function requireIssued(chain: EmbeddedChain, to: Address, issuers: number, expected: number): Promise<void> {
  let issued = 0;
  for (let issuer = 1; issuer <= issuers; issuer += 1) {
    const data = encodeFunctionData({ abi: creditsAbi, functionName: "getBatchCount", args: [issuer] });
    issued += Number(await chain.request("eth_call", [{ to, data }, "latest"]));
  }
  if (issued !== expected) throw new Error(`${issued} of ${expected} measured transactions issued their batch`);
}
