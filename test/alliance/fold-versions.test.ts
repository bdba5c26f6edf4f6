/** A module is replaced by vote: the index follows the directory, and the old contract's word still counts. */
import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { getAgreement } from "../../server/alliance/agreement-queries.ts";
import { getProposal, listProposals } from "../../server/alliance/council-queries.ts";
import { getAlliance } from "../../server/alliance/queries.ts";
import { Indexer } from "../../server/indexer/indexer.ts";
import { abiOf } from "../../server/modules.ts";
import type { Store } from "../../server/store/store.ts";
import { exported } from "../indexer/scene.ts";
import { ENDS_AT, signByAll, succeed, termsWith } from "./contract-agreements.ts";
import {
  close,
  council as councilScene,
  draft,
  execute,
  IN_FAVOUR,
  open,
  type Proposal,
  propose,
  queue,
  representatives,
  vote,
} from "./contract-council-scene.ts";
import { chain, given, loadFixture, NORTH, north, SOUTH } from "./contract-scene.ts";
import { allianceDomains, newStore, rpc } from "./fold-scene.ts";

const { ethers, networkHelpers } = chain;
const parties = [NORTH, SOUTH];
const terms = () => termsWith({ arbiter: 0, startsAt: 0, endsAt: ENDS_AT });

/** Agreement 1 is in force at the first contract, 2 was proposed at its successor, and the vote is queued and due. */
const replacementDue = given(councilScene, async (contracts) => {
  const { directory, members } = contracts;
  const first = contracts.agreements;
  await by(north.administrator, first).propose(NORTH, terms());
  await signByAll(first, 1, parties);
  const second = await succeed(first, members);
  await by(north.administrator, second).propose(NORTH, terms());
  const registering = draft([[directory, "register", [ethers.encodeBytes32String("Agreements"), second.target]]]);
  await propose(contracts, registering);
  await open(contracts, registering);
  await vote(
    contracts,
    registering,
    representatives.map(() => IN_FAVOUR),
  );
  await close(contracts, registering);
  await queue(contracts, registering);
  await networkHelpers.time.increaseTo(await contracts.council.proposalEta(registering.id));
  return { ...contracts, first, second, registering };
});

describe("A module that is replaced by vote", () => {
  let scene: Awaited<ReturnType<typeof replacementDue.load>>;
  const running: Indexer[] = [];

  beforeEach(async () => {
    scene = await loadFixture(replacementDue);
  });
  afterEach(async () => {
    for (const indexer of running.splice(0)) await indexer.close();
  });

  function follow(store: Store): Indexer {
    const options = { rpc, store, domains: allianceDomains, blocksAreFinal: false, pollSeconds: 0.02 };
    const indexer = new Indexer(options);
    running.push(indexer);
    indexer.start();
    return indexer;
  }

  async function rebuilt(): Promise<string> {
    const store = await newStore();
    const indexer = follow(store);
    await indexer.waitFor(await networkHelpers.time.latestBlock());
    return exported(store);
  }

  /** Registers the successor; then either contract is spoken to. */
  async function replace(): Promise<void> {
    await execute(scene, scene.registering);
    await by(north.administrator, scene.second).propose(NORTH, terms());
    await by(north.administrator, scene.first).withdraw(1, NORTH);
  }

  it("shows the vote as what it does, then both contracts with their versions", async () => {
    const store = await newStore();
    const indexer = follow(store);
    await replace();
    await indexer.waitFor(await networkHelpers.time.latestBlock());
    const { status, actions } = await getProposal(store, abiOf, String(scene.registering.id));
    expect(status).to.equal("executed");
    expect(actions[0]?.act).to.deep.equal({
      name: "register",
      arguments: [
        { name: "module", type: "bytes32", value: ethers.encodeBytes32String("Agreements") },
        { name: "location", type: "address", value: scene.second.target },
      ],
    });
    const { modules, former } = getAlliance(store);
    const inForce = modules.find(({ module }) => module === "Agreements");
    expect(inForce).to.include({ location: scene.second.target, version: 2 });
    expect(former.map(({ module, location, version }) => [module, location, version])).to.deep.equal([
      ["Agreements", scene.first.target, 1],
    ]);
  });

  it("goes on with the numbers, knows the successor's past, and hears the old contract still", async () => {
    const store = await newStore();
    const indexer = follow(store);
    await indexer.waitFor(await networkHelpers.time.latestBlock());
    expect(() => getAgreement(store, 2)).to.throw("Agreements_Unknown");
    await replace();
    await indexer.waitFor(await networkHelpers.time.latestBlock());
    const kept = [1, 2, 3].map((number) => getAgreement(store, number));
    const { first, second } = scene;
    expect(kept.map(({ contract }) => contract)).to.deep.equal([first.target, second.target, second.target]);
    expect(kept[0]?.parties[0]?.leavesAt).not.to.equal(null);
    expect(kept[1]?.parties[0]?.leavesAt).to.equal(null);
    expect(await exported(store)).to.equal(await rebuilt());
  });

  it("is forgotten with the blocks that said so, and found again where it is said again", async () => {
    const store = await newStore();
    const indexer = follow(store);
    const before = await networkHelpers.takeSnapshot();
    await replace();
    const abandoned = await networkHelpers.time.latestBlock();
    await indexer.waitFor(abandoned);
    const rolledBack = new Promise((resolve) => indexer.onRollback(resolve));
    await before.restore();
    // One by one: of blocks that it is told to skip over, the test network gives hashes that do not link.
    while ((await networkHelpers.time.latestBlock()) <= abandoned) await networkHelpers.mine();
    await rolledBack;
    await indexer.waitFor(await networkHelpers.time.latestBlock());
    expect(getAlliance(store).former).to.deep.equal([]);
    expect(() => getAgreement(store, 2)).to.throw("Agreements_Unknown");
    expect(getAgreement(store, 1).parties[0]?.leavesAt).to.equal(null);
    expect(await exported(store)).to.equal(await rebuilt());
    await replace();
    await indexer.waitFor(await networkHelpers.time.latestBlock());
    expect(getAgreement(store, 3).contract).to.equal(scene.second.target);
    expect(await exported(store)).to.equal(await rebuilt());
  });

  it("keeps apart two councils that give one number to the same proposal", async () => {
    const { members, timelock, authority, directory, council } = scene;
    const successor = await ethers.deployContract("Council", [members, timelock, authority, 60, 60, [], []]);
    await directory.register(ethers.encodeBytes32String("Council"), successor);
    const same: Proposal = draft([[members, "setSeat", [SOUTH, false]]], "The same twice");
    await propose(scene, same);
    const { targets, values, calldatas, description } = same;
    const before = await networkHelpers.time.latestBlock();
    const asSouth = successor.connect(representatives[1]) as unknown as typeof council;
    await asSouth.propose(targets, values, calldatas, description);
    const store = await newStore();
    await follow(store).waitFor(before + 1);
    const { items } = await listProposals(store, abiOf, {}, { limit: 2 });
    expect(items.map(({ proposal, council: put }) => [proposal, put])).to.deep.equal([
      [String(same.id), successor.target],
      [String(same.id), council.target],
    ]);
    const newest = await getProposal(store, abiOf, String(same.id));
    expect(newest).to.include({ council: successor.target, proposerMember: SOUTH });
  });
});
