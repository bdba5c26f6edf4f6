/** A draft that is deleted while it is being issued: whatever comes first, a batch on the chain keeps its records. */
import { mkdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { encodeFunctionData, type Hex, parseAbi } from "viem";
import { deleteDraft, issueDraft, listDrafts, presentationOf } from "../../client/credits.ts";
import { creditsAbi } from "../../server/credits/abi.ts";
import { Problem } from "../../server/problem.ts";
import { rejection } from "../client/rejection.ts";
import { ask, expectProblem } from "./ask.ts";
import { saltedRecords } from "./credit-records.ts";
import { startVaultScene, type VaultScene } from "./vault-scene.ts";

describe("Deleting a draft", () => {
  let scene: VaultScene;

  before(async () => {
    scene = await startVaultScene();
  });

  after(() => scene.alliance.close());

  /** Holds every transaction before the chain until it is let go. */
  function holdTransactions() {
    const { chain } = scene.alliance.running;
    const send = chain.send.bind(chain);
    const arrived = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    chain.send = async (raw: Hex) => {
      arrived.resolve();
      await gate.promise;
      return send(raw);
    };
    return {
      arrived: arrived.promise,
      letGo: () => {
        chain.send = send;
        gate.resolve();
      },
    };
  }

  async function nonceOf(account: string): Promise<number> {
    return Number(await scene.alliance.running.chain.request("eth_getTransactionCount", [account, "latest"]));
  }

  async function draftOf(count: number) {
    const records = saltedRecords(1, count);
    const draft = await scene.deposit(records);
    return { draft, recordId: records[0]?.record.recordId ?? "" };
  }

  it("is refused while a transaction that issues it is under way, and again once it is issued", async () => {
    const { draft, recordId } = await draftOf(2);
    const { root } = draft;
    const { arrived, letGo } = holdTransactions();
    const issuing = issueDraft(scene.ledger, 1, draft);
    await arrived;
    const { name, arguments: told } = await rejection(deleteDraft(scene.ledger, 1, root));
    expect(name).to.equal("Credits_DraftUnderWay");
    expect(told).to.deep.equal({ issuer: 1, root });
    const other = await draftOf(1);
    await deleteDraft(scene.ledger, 1, other.draft.root);

    letGo();
    const { sequence } = await issuing;
    expect(await scene.get(recordId)).to.include({ status: "in-force", sequence });
    expect((await rejection(deleteDraft(scene.ledger, 1, root))).name).to.equal("Credits_DraftUnknown");
    expect((await presentationOf(scene.ledger, 1, recordId)).sequence).to.equal(sequence);
  });

  it("is taken again once the transaction came to nothing", async () => {
    const { draft } = await draftOf(1);
    const { registrar, alliance } = scene;
    const raw = await registrar.signTransaction({
      type: "eip1559",
      chainId: 7_364_100,
      nonce: await nonceOf(registrar.address),
      to: alliance.deployment.credits,
      data: encodeFunctionData({ abi: creditsAbi, functionName: "issue", args: [1, 999, 1, 6, draft.root as Hex, 1] }),
      gas: 300_000n,
      maxFeePerGas: 0n,
    });
    expectProblem(await ask(`${alliance.url}/v1/transactions`, { json: { raw } }), 409, "Credits_WrongSequence");
    await deleteDraft(scene.ledger, 1, draft.root);
    expect((await listDrafts(scene.ledger, 1)).map(({ root }) => root)).not.to.include(draft.root);
  });

  it("forbids to issue it afterwards, also after a restart, until it is handed in again", async () => {
    const records = saltedRecords(1, 2);
    const draft = await scene.deposit(records);
    await deleteDraft(scene.ledger, 1, draft.root);
    const refused = async () => {
      const { name, arguments: told } = await rejection(issueDraft(scene.ledger, 1, draft));
      expect([name, told]).to.deep.equal(["Credits_DraftDeleted", { root: draft.root }]);
    };
    await refused();
    await scene.restart();
    await refused();
    await scene.deposit(records);
    const { sequence } = await issueDraft(scene.ledger, 1, draft);
    await scene.restart();
    expect(await scene.get(records[0]?.record.recordId ?? "")).to.include({ status: "in-force", sequence });
  });

  it("forbids to issue it by a call within a call, at whatever byte that begins", async () => {
    const { draft } = await draftOf(1);
    await deleteDraft(scene.ledger, 1, draft.root);
    const { founder, deployment } = scene.alliance;
    const issue = encodeFunctionData({
      abi: creditsAbi,
      functionName: "issue",
      args: [1, 1, 1, 6, draft.root as Hex, 1],
    });
    const execute = parseAbi(["function execute(address target, bytes data)"]);
    const data = encodeFunctionData({ abi: execute, args: [deployment.credits, issue] });
    const nonce = await nonceOf(founder.address);
    const free = { type: "eip1559", chainId: 7_364_100, gas: 300_000n } as const;
    const raw = await founder.signTransaction({ ...free, nonce, to: deployment.authority, data });
    const answer = await ask(`${scene.alliance.url}/v1/transactions`, { json: { raw } });
    expectProblem(answer, 409, "Credits_DraftDeleted", { root: draft.root });
  });

  it("that fails halfway is looked up before the draft is issued or handed in again", async () => {
    const obstacle = join(scene.alliance.folder, "vault-writes.json.new");
    const records = saltedRecords(1, 2);
    const draft = await scene.deposit(records);
    await mkdir(obstacle);
    await rejection(deleteDraft(scene.ledger, 1, draft.root));
    // Nobody can say yet whether the records are still there.
    await rejection(issueDraft(scene.ledger, 1, draft));
    await rejection(scene.deposit(records));
    await rmdir(obstacle);
    // They are not: only the vault's mark had failed.
    expect((await rejection(issueDraft(scene.ledger, 1, draft))).name).to.equal("Credits_DraftDeleted");
    expect((await rejection(deleteDraft(scene.ledger, 1, draft.root))).name).to.equal("Credits_DraftUnknown");
    await scene.deposit(records);
    const { sequence } = await issueDraft(scene.ledger, 1, draft);
    await scene.restart();
    expect(await scene.get(records[0]?.record.recordId ?? "")).to.include({ status: "in-force", sequence });
  });

  it("at the same time as issuing it leaves a draft gone or a batch with its records", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 16; round++) {
      const { draft, recordId } = await draftOf(1);
      const [issuing, deleting] = await Promise.allSettled([
        issueDraft(scene.ledger, 1, draft),
        sleep(round * 2).then(() => deleteDraft(scene.ledger, 1, draft.root)),
      ]);
      expect([issuing.status, deleting.status].filter((status) => status === "fulfilled")).to.have.length(1);
      outcomes.add(issuing.status);
      if (issuing.status === "fulfilled") {
        expect(await scene.get(recordId)).to.include({ status: "in-force", sequence: issuing.value.sequence });
        continue;
      }
      expect(issuing.reason).to.be.instanceOf(Problem).and.to.have.property("name", "Credits_DraftDeleted");
      expect((await rejection(scene.get(recordId))).name).to.equal("Credits_RecordUnknown");
    }
    expect(outcomes).not.to.be.empty;
  });
});
