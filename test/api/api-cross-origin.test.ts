/** What pages of other sites may do at a gateway: read what is public, and nothing else. */
import { expect } from "chai";
import { type Alliance, newPerson, startAlliance } from "../flow/gateway.ts";

const site = "https://elsewhere.example";

describe("Pages of other sites", () => {
  let alliance: Alliance;
  before(async () => {
    alliance = await startAlliance();
  });
  after(() => alliance.close());

  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(alliance.url + path, { ...init, headers: { origin: site, ...init.headers } });
  const rpc = async (origin: string | undefined, method: string, params: unknown[]) => {
    const response = await fetch(`${alliance.url}/rpc`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(origin && { origin }) },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    });
    const body = (await response.json()) as { result?: unknown; error?: { code: number; message: string } };
    return { ...body, readers: response.headers.get("access-control-allow-origin") };
  };

  it("may read what is public, without saying who they are", async () => {
    for (const path of ["/v1/status", "/v1/alliance", "/v1/members/1", "/v1/members/99", "/v1/credits/batches"]) {
      const { headers } = await ask(path);
      expect(headers.get("access-control-allow-origin"), path).to.equal("*");
      expect(headers.get("access-control-allow-credentials"), path).to.equal(null);
    }
  });

  it("may not read what needs a session, nor ask whether they may", async () => {
    for (const path of ["/v1/credits/drafts?issuer=1", `/v1/credits/records/${crypto.randomUUID()}?issuer=1`]) {
      const { status, headers } = await ask(path);
      expect([status, headers.get("access-control-allow-origin")], path).to.deep.equal([401, null]);
    }
    for (const path of ["/v1/transactions", "/v1/session", "/v1/credits/drafts", "/v1/alliance"]) {
      const { headers } = await ask(path, {
        method: "OPTIONS",
        headers: { "access-control-request-method": "POST", "access-control-request-headers": "authorization" },
      });
      expect(headers.get("access-control-allow-origin"), path).to.equal(null);
      expect(headers.get("access-control-allow-headers"), path).to.equal(null);
    }
  });

  it("may ask the chain, with JSON and no other header", async () => {
    const { status, headers } = await ask("/rpc", {
      method: "OPTIONS",
      headers: { "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
    });
    expect([
      status,
      headers.get("access-control-allow-origin"),
      headers.get("access-control-allow-headers"),
    ]).to.deep.equal([204, "*", "content-type"]);
    const { result, readers } = await rpc(site, "eth_chainId", []);
    expect([Number(result), readers]).to.deep.equal([alliance.running.chainId, "*"]);
  });

  it("may not send transactions; programs, wallets and the gateway's own pages may", async () => {
    const raw = await newPerson().signTransaction({
      ...{ chainId: alliance.running.chainId, type: "eip1559", nonce: 5, gas: 21_000n },
      ...{ maxFeePerGas: 0n, maxPriorityFeePerGas: 0n, to: alliance.deployment.directory },
    });
    const refused = { code: -32601, message: "Pages of other sites may only read here" };
    for (const origin of [site, "null", "http://127.0.0.1:9"]) {
      expect((await rpc(origin, "eth_sendRawTransaction", [raw])).error, origin).to.deep.equal(refused);
    }
    for (const origin of [undefined, alliance.url, "chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn"]) {
      const { error } = await rpc(origin, "eth_sendRawTransaction", [raw]);
      expect(error?.message, String(origin)).to.not.equal(refused.message);
    }
  });

  it("are none of the console's business; only the page that verifies asks other gateways", async () => {
    const policyOf = async (path: string) => (await ask(path)).headers.get("content-security-policy") ?? "";
    expect(await policyOf("/credits")).to.match(/connect-src 'self';/);
    expect(await policyOf("/verify")).to.match(/connect-src 'self' https: http:;/);
    expect(await policyOf("/verify")).to.match(/script-src 'self'/);
  });
});
