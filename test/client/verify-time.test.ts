/** What a verdict says of qualifications that expire and of void batches, on a chain whose answers are given here. */
import { expect } from "chai";
import { decodeFunctionData, encodeFunctionResult, type Hex } from "viem";
import { saltRecord } from "../../client/credits.ts";
import { connectGateway } from "../../client/gateway.ts";
import { verifyPresentation } from "../../client/verify.ts";
import { leafOf, rootFrom } from "../../server/credits/commitment.ts";
import type { RecordOf } from "../../server/credits/credit-records.ts";
import { type Presentation, recordStatuses } from "../../server/credits/records.ts";
import { abis } from "../../server/modules.ts";

const place = "0x00000000000000000000000000000000000000aa";
const hash = `0x${"1".repeat(64)}`;

const nurse: RecordOf<"qualification"> = {
  recordId: "3f0c5a52-5a8e-4d4c-9a63-0d8f0e6f3f11",
  kind: "qualification",
  issuer: 3,
  student: { number: "20260001", name: "陈晓" },
  achievement: { code: "NURSE", titleZh: "护士执业资格", titleEn: "Registered Nurse" },
  credits: "0",
  creditScheme: "local",
  completedOn: "2021-06-30",
  licenseNumber: "NR-2021-000123",
  validUntil: "2026-06-29",
};

type Chain = { readonly status?: (typeof recordStatuses)[number]; readonly isVoid?: boolean };

function presentationOf(changes: Partial<RecordOf<"qualification">> = {}): Presentation {
  return { version: 1, ...saltRecord({ ...nurse, ...changes }), sequence: 7, proof: [hash] };
}

/** A gateway to a chain on which the presented record stands. */
function gatewayOf(presentation: Presentation, { status = "in-force", isVoid = false }: Chain) {
  const answers: Readonly<Record<string, unknown>> = {
    locate: [place, 1],
    getRoot: rootFrom(leafOf(presentation), presentation.proof),
    getStatus: recordStatuses.indexOf(status),
    isVoid,
    getMember: { kind: 1, standing: 1, province: 11, administrators: 1, activeSince: 1 },
  };
  const call = (data: Hex) => {
    for (const abi of [abis.Directory, abis.Members, abis.Credits]) {
      try {
        const { functionName } = decodeFunctionData({ abi, data });
        const result = answers[functionName] as never;
        return encodeFunctionResult({ abi, functionName: functionName as never, result });
      } catch {
        // Not a function of this contract.
      }
    }
    throw new Error(`No answer to ${data}`);
  };
  const head = { number: "0x10", hash, timestamp: "0x6a000000" };
  const rpc = ({ id, method, params }: { id: number; method: string; params: [{ data: Hex }] }) => {
    const result = method === "eth_call" ? call(params[0].data) : method === "eth_chainId" ? "0x7a69" : head;
    return { jsonrpc: "2.0", id, result };
  };
  const pages: Readonly<Record<string, unknown>> = {
    "/v1/status": {
      ...{ chainId: 31_337, demo: false, state: "ready", progress: null, block: null, indexed: null, finding: null },
    },
    "/v1/alliance": {
      ...{ nameZh: "联盟", nameEn: "Alliance", directory: place, authority: place, founder: place },
      ...{ foundedAt: "2026-01-01T00:00:00Z", modules: [], former: [] },
    },
  };
  return connectGateway("http://gateway.test", {
    fetch: async (url, init) => {
      const { pathname } = new URL(String(url));
      if (pathname === "/rpc") return Response.json(JSON.parse(String(init?.body)).map(rpc));
      const page = pages[pathname];
      return page === undefined ? Response.json({}, { status: 404 }) : Response.json(page);
    },
  });
}

function verdictOf(presentation: Presentation, today: string, chain: Chain = {}) {
  return verifyPresentation(presentation, [gatewayOf(presentation, chain)], today);
}

describe("Verifying a qualification", () => {
  it("finds it valid to the end of its last day, and expired from the next on", async () => {
    const presentation = presentationOf();
    expect(await verdictOf(presentation, "2026-06-29")).to.deep.include({ outcome: "valid", obstacle: null });
    const { outcome, status, integrity } = await verdictOf(presentation, "2026-06-30");
    expect(outcome).to.equal("expired");
    expect(status).to.deep.include({ ok: false, reason: "expired" });
    expect(integrity.ok).to.equal(true);
  });

  it("finds one valid for ever that names no last day", async () => {
    const { validUntil: _, ...forEver } = nurse;
    const presentation = { ...presentationOf(), ...saltRecord(forEver) };
    expect((await verdictOf(presentation, "2999-01-01")).outcome).to.equal("valid");
  });

  it("says rather that it was revoked or replaced than that it expired", async () => {
    const presentation = presentationOf();
    expect((await verdictOf(presentation, "2030-01-01", { status: "revoked" })).outcome).to.equal("revoked");
    expect((await verdictOf(presentation, "2030-01-01", { status: "superseded" })).outcome).to.equal("corrected");
  });

  it("does not believe a batch that is void", async () => {
    const { outcome, status, integrity } = await verdictOf(presentationOf(), "2026-01-01", { isVoid: true });
    expect(outcome).to.equal("revoked");
    expect(status).to.deep.include({ ok: false, reason: "batch-void" });
    expect(integrity.ok).to.equal(true);
  });

  it("says that gateways disagree of which one knows the batch as void", async () => {
    const presentation = presentationOf();
    const gateways = [gatewayOf(presentation, {}), gatewayOf(presentation, { isVoid: true })];
    const { outcome, obstacle } = await verifyPresentation(presentation, gateways, "2026-01-01");
    expect({ outcome, obstacle }).to.deep.equal({ outcome: "cannot-check", obstacle: "gateways-disagree" });
  });
});
