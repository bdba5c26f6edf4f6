import { expect } from "chai";
import { type EIP1193Provider, type Hex, toHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { setOffices, setStanding } from "../../client/alliance.ts";
import { describeProblem } from "../../client/describe.ts";
import { connectGateway } from "../../client/gateway.ts";
import { openLedger, signIn } from "../../client/ledger.ts";
import { localSigner, walletSigner } from "../../client/signer.ts";
import { readContract } from "../../client/transaction.ts";
import type { Office } from "../../server/alliance/records.ts";
import { abis } from "../../server/modules.ts";
import { Problem } from "../../server/problem.ts";
import { type Alliance, newPerson, type Person, startAlliance } from "../flow/gateway.ts";
import { rejection } from "./rejection.ts";

describe("Writing to the ledger", () => {
  let scene: Alliance;
  let administrator: Person;
  before(async () => {
    scene = await startAlliance({ sessions: { sessionSeconds: 1 } });
    administrator = scene.members[0]?.administrator ?? newPerson();
  });
  after(() => scene.close());

  const height = async () => Number(await scene.client().rpc<Hex>("eth_blockNumber", []));
  const officesOf = (account: Hex) =>
    readContract(scene.as(administrator), "Members", abis.Members, "getOffices", [1, account]);
  /** A ledger whose requests go through a hand of ours. */
  const through = (hand: typeof fetch, person = administrator) => {
    const gateway = connectGateway(scene.url, { fetch: hand });
    return openLedger(gateway, localSigner(person, gateway));
  };

  it("answers once the change is mined and indexed", async () => {
    const { address } = newPerson();
    const receipt = await setOffices(scene.as(administrator), 1, address, ["registrar"]);
    expect(receipt.block).to.equal(await height());
    expect(await officesOf(address)).to.equal(0b10);
  });

  it("goes to the contract in force, also where the module was replaced since this client was opened", async () => {
    const { address } = newPerson();
    const successor = scene.as(administrator);
    const { location = "" } = (await successor.alliance()).modules.find(({ module }) => module === "Agreements") ?? {};
    let isReplaced = false;
    const asked: string[] = [];
    const ledger = through(async (input, init) => {
      const body = String(init?.body ?? "");
      if (body.includes('"eth_call"'))
        asked.push((JSON.parse(body) as { params: { to: string }[] }).params[0]?.to ?? "");
      const answer = await fetch(input, init);
      if (!isReplaced || !String(input).endsWith("/v1/alliance")) return answer;
      const alliance = (await answer.json()) as { modules: { module: string; location: string }[] };
      for (const one of alliance.modules) if (one.module === "Members") one.location = location;
      return Response.json(alliance);
    });
    await setOffices(ledger, 1, address, ["registrar"]);
    isReplaced = true;
    await rejection(setOffices(ledger, 1, address, ["steward"]));
    expect(asked.at(-1)).to.equal(location);
    expect(await officesOf(address), "in the contract that was replaced").to.equal(0b10);
  });

  it("sends nothing that the contract would refuse, and gives its reason with its arguments", async () => {
    const before = await height();
    const { address } = newPerson();
    const stranger = newPerson();
    const office = await rejection(setOffices(scene.as(stranger), 1, address, ["registrar"]));
    expect(office.name).to.equal("Members_OfficeMissing");
    expect(office.arguments).to.deep.equal({ member: 1, account: stranger.address, office: 0 });
    const last = await rejection(setOffices(scene.as(administrator), 1, administrator.address, []));
    expect(last.name).to.equal("Members_LastAdministrator");
    expect(last.arguments).to.deep.equal({ member: 1 });
    const role = await rejection(setStanding(scene.as(stranger), 1, "expelled", ""));
    expect(role.name).to.equal("AccessManagedUnauthorized");
    expect(await height()).to.equal(before);
  });

  it("gives the gateway's own reasons of JSON-RPC by their names, in the person's language", async () => {
    const told = { expected: "2026-11-22T14:00:00Z", found: "2028-11-22T14:00:00Z" };
    const { chain } = scene.running;
    const request = chain.request.bind(chain);
    chain.request = async (method, params) => {
      if (method === "eth_call") throw new Problem("Chain_ClockJumped", told);
      return request(method, params);
    };
    try {
      const refused = await rejection(setOffices(scene.as(administrator), 1, newPerson().address, ["registrar"]));
      expect([refused.name, refused.arguments]).to.deep.equal(["Chain_ClockJumped", told]);
      const { title, advice } = describeProblem(refused, "zh-CN");
      expect(title).to.equal("机器的时钟被改动");
      expect(advice).to.contain("校正时钟");
    } finally {
      chain.request = request;
    }
    const foreign = async () =>
      Response.json({
        jsonrpc: "2.0",
        id: 1,
        error: { code: -1, message: "no", data: { problem: "/problems/x/y", arguments: {} } },
      });
    const unknown = await rejection(connectGateway("http://a.example", { fetch: foreign }).rpc("eth_chainId", []));
    expect([unknown.name, unknown.arguments]).to.deep.equal([
      "Client_RpcRefused",
      { method: "eth_chainId", code: -1, message: "no" },
    ]);
  });

  it("numbers transactions of one account that are sent at the same time", async () => {
    const ledger = scene.as(administrator);
    const accounts = Array.from({ length: 5 }, () => newPerson().address);
    const held: readonly Office[] = ["steward"];
    await Promise.all(accounts.map((account) => setOffices(ledger, 1, account, held)));
    for (const account of accounts) expect(await officesOf(account)).to.equal(0b100);
  });

  it("takes the next number where another program of the same account was faster", async () => {
    let stale = 1;
    const ledger = through(async (url, init) => {
      const response = await fetch(url, init);
      const asked = String(init?.body).includes("eth_getTransactionCount");
      if (!asked || stale-- <= 0) return response;
      const { result } = (await response.json()) as { result: Hex };
      return Response.json({ jsonrpc: "2.0", id: 1, result: toHex(Number(result) - 1) });
    });
    const { address } = newPerson();
    await setOffices(ledger, 1, address, ["bursar"]);
    expect(await officesOf(address)).to.equal(0b10000);
  });

  it("does not do twice what was done when only the answer was lost", async () => {
    let lost = 1;
    const ledger = through(async (url, init) => {
      const response = await fetch(url, init);
      if (String(url).endsWith("/v1/transactions") && lost-- > 0) throw new TypeError("the connection broke");
      return response;
    });
    const before = await height();
    await setOffices(ledger, 1, newPerson().address, ["bursar"]);
    expect(await height()).to.equal(before + 1);
  });

  it("signs nothing for a gateway that is not on the chain it names", async () => {
    const ledger = through(async (url, init) => {
      const response = await fetch(url, init);
      if (!String(url).endsWith("/v1/status")) return response;
      return Response.json({ ...((await response.json()) as object), chainId: 1 });
    });
    const error = await rejection(setOffices(ledger, 1, newPerson().address, ["bursar"]));
    expect(error.name).to.equal("Client_WrongChain");
    expect(error.arguments).to.deep.equal({ expected: 1, given: scene.running.chainId });
  });

  it("says that there is nobody to sign", async () => {
    const error = await rejection(setOffices(openLedger(scene.client()), 1, newPerson().address, []));
    expect(error.name).to.equal("Client_NoSigner");
  });

  it("says that the session has expired", async () => {
    const ledger = scene.as(administrator);
    const { token } = await signIn(ledger);
    const gateway = connectGateway(scene.url, { token: () => token });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const error = await rejection(gateway.delete(`/v1/credits/drafts/0x${"0".repeat(64)}?issuer=1`));
    expect(error.name).to.equal("Api_SessionExpired");
  });

  describe("with a browser wallet", () => {
    /** A wallet as EIP-1193 has it, on a chain of its own at first. */
    function wallet(options: { refuses?: string } = {}) {
      const account = privateKeyToAccount(generatePrivateKey());
      const asked: string[] = [];
      let chainId = 1;
      const request = async ({ method, params }: { method: string; params?: readonly unknown[] }) => {
        asked.push(method);
        if (method === options.refuses) throw Object.assign(new Error("User rejected the request."), { code: 4001 });
        if (method === "eth_chainId") return toHex(chainId);
        if (method === "wallet_switchEthereumChain") {
          chainId = scene.running.chainId;
          return null;
        }
        if (method === "wallet_addEthereumChain") return null;
        if (method === "personal_sign") return account.signMessage({ message: { raw: params?.[0] as Hex } });
        if (method !== "eth_sendTransaction") throw new Error(`The wallet does not know ${method}`);
        const [call] = (params ?? []) as [{ to: Hex; data: Hex; gas: Hex }];
        const { to, data, gas } = call;
        const gateway = scene.client();
        const nonce = Number(await gateway.rpc<Hex>("eth_getTransactionCount", [account.address, "latest"]));
        const fees = { type: "eip1559", maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } as const;
        const raw = await account.signTransaction({ ...fees, to, data, gas: BigInt(gas), nonce, chainId });
        return gateway.rpc("eth_sendRawTransaction", [raw]);
      };
      const provider = { request, on: () => undefined, removeListener: () => undefined } as unknown as EIP1193Provider;
      return { account, asked, provider };
    }

    it("brings the wallet to the chain, and answers once the change is indexed", async () => {
      const { account, asked, provider } = wallet();
      await setOffices(scene.as(administrator), 1, account.address, ["administrator"]);
      const ledger = openLedger(scene.client(), walletSigner(provider, account.address, scene.client()));
      const { address } = newPerson();
      const receipt = await setOffices(ledger, 1, address, ["steward"]);
      expect(receipt.block).to.equal(await height());
      expect(await officesOf(address)).to.equal(0b100);
      expect(asked).to.deep.equal([
        "eth_chainId",
        "wallet_addEthereumChain",
        "wallet_switchEthereumChain",
        "eth_chainId",
        "eth_sendTransaction",
      ]);
    });

    it("opens a session with the wallet's signature", async () => {
      const { account, provider } = wallet();
      await setOffices(scene.as(administrator), 1, account.address, ["registrar"]);
      const session = await signIn(openLedger(scene.client(), walletSigner(provider, account.address, scene.client())));
      expect(session.account).to.equal(account.address);
    });

    it("says what the wallet says where it refuses, and nothing is submitted", async () => {
      const { account, provider } = wallet({ refuses: "eth_sendTransaction" });
      await setOffices(scene.as(administrator), 1, account.address, ["administrator"]);
      const before = await height();
      const ledger = openLedger(scene.client(), walletSigner(provider, account.address, scene.client()));
      const error = await rejection(setOffices(ledger, 1, newPerson().address, ["steward"]));
      expect(error.name).to.equal("Client_WalletRefused");
      expect(error.arguments).to.deep.equal({ message: "User rejected the request." });
      expect(await height()).to.equal(before);
    });
  });
});
