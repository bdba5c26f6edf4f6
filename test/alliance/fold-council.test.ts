import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import { getCouncil, getProposal, listProposals } from "../../server/alliance/council-queries.ts";
import { getMember } from "../../server/alliance/queries.ts";
import { abiOf } from "../../server/modules.ts";
import type { Store } from "../../server/store/store.ts";
import {
  ABSTAINED,
  AGAINST,
  close,
  coordinator,
  council as councilScene,
  draft,
  execute,
  IN_FAVOUR,
  open,
  type Proposal,
  propose,
  queue,
  representatives,
} from "./contract-council-scene.ts";
import { chain, KIND, loadFixture, NORTH, SOUTH, STANDING, stranger } from "./contract-scene.ts";
import { foldChain } from "./fold-scene.ts";

const { ethers, networkHelpers } = chain;
const everything = { limit: 200 };

describe("The council, folded from its events", () => {
  let contracts: Deployed;
  beforeEach(async () => {
    contracts = await loadFixture(councilScene);
  });

  const shown = async (store: Store, { id }: Proposal) => getProposal(store, abiOf, String(id));
  const admission = () =>
    draft([
      [contracts.members, "admit", [KIND.institute, true, 12, "津港研究所", "Jingang Institute", stranger.address]],
    ]);

  async function vote(proposal: Proposal, supports: readonly number[], reason = ""): Promise<void> {
    for (const [at, support] of supports.entries()) {
      const voter = by(representatives[at] ?? null, contracts.council);
      await voter.getFunction("castVoteWithReason")(proposal.id, support, reason);
    }
  }

  it("says what a proposal would do, in modules, functions and arguments", async () => {
    const { members, authority } = contracts;
    const suspension = [SOUTH, STANDING.suspended, "拖欠会费"] as const;
    const proposal = draft(
      [
        [members, "setStanding", suspension],
        [authority, "grantRole", [2n, stranger.address, 0]],
      ],
      "Suspend the south",
    );
    await propose(contracts, proposal);
    const { actions, description, proposer, proposerMember, isNomination } = await shown(await foldChain(), proposal);
    expect({ description, proposer, proposerMember, isNomination }).to.deep.equal({
      description: "Suspend the south",
      proposer: representatives[0].address,
      proposerMember: NORTH,
      isNomination: false,
    });
    expect(actions[0]).to.deep.equal({
      target: members.target,
      module: "Members",
      version: 1,
      value: "0",
      calldata: proposal.calldatas[0],
      act: {
        name: "setStanding",
        arguments: [
          { name: "member", type: "uint32", value: SOUTH },
          { name: "standing", type: "uint8", value: STANDING.suspended },
          { name: "reason", type: "string", value: "拖欠会费" },
        ],
      },
    });
    expect(actions[1]).to.deep.include({ module: "Authority" });
    expect(actions[1]?.act?.arguments[0]).to.deep.equal({ name: "roleId", type: "uint64", value: "2" });
  });

  it("shows the bytes of what it does not know, and no name", async () => {
    const { members } = contracts;
    const known = admission();
    const unknown: Proposal = {
      ...known,
      targets: [stranger.address, members.target, members.target, members.target],
      values: [5n, 0n, 0n, 0n],
      calldatas: [known.calldatas[0] ?? "", "0xdeadbeef", known.calldatas[0]?.slice(0, 40) ?? "", "0x"],
    };
    await propose(contracts, unknown);
    const { items } = await listProposals(await foldChain(), abiOf, {}, everything);
    const actions = items[0]?.actions.map(({ module, value, calldata, act }) => ({ module, value, calldata, act }));
    expect(actions).to.deep.equal([
      { module: null, value: "5", calldata: unknown.calldatas[0], act: null },
      { module: "Members", value: "0", calldata: "0xdeadbeef", act: null },
      { module: "Members", value: "0", calldata: unknown.calldatas[2], act: null },
      { module: "Members", value: "0", calldata: "0x", act: null },
    ]);
  });

  it("counts as the contract does, whoever loses its vote before the ballot closes", async () => {
    const { members, council } = contracts;
    const proposal = admission();
    await propose(contracts, proposal);
    await open(contracts, proposal);
    await vote(proposal, [IN_FAVOUR, AGAINST, ABSTAINED, IN_FAVOUR], "因为");
    await members.setStanding(SOUTH, STANDING.suspended, "");
    await members.setStanding(SOUTH, STANDING.active, "");
    await close(contracts, proposal);
    await members.setStanding(NORTH, STANDING.suspended, "");
    const record = await shown(await foldChain(), proposal);
    expect(
      record.ballots.map(({ member, support, reason, counts }) => [member, support, reason, counts]),
    ).to.deep.equal([
      [1, "for", "因为", true],
      [2, "against", "因为", false],
      [4, "abstain", "因为", true],
      [5, "for", "因为", true],
    ]);
    const [seats, against, inFavour, abstained] = await council.getTally(proposal.id);
    expect(record.tally).to.deep.equal({
      seats: Number(seats),
      against: Number(against),
      inFavour: Number(inFavour),
      abstained: Number(abstained),
    });
    expect(record.tally).to.deep.equal({ seats: 4, against: 0, inFavour: 2, abstained: 1 });
  });

  it("follows a proposal from the ballot to what it did", async () => {
    const proposal = admission();
    await propose(contracts, proposal);
    await open(contracts, proposal);
    await vote(proposal, [IN_FAVOUR, IN_FAVOUR, IN_FAVOUR, IN_FAVOUR]);
    await close(contracts, proposal);
    await queue(contracts, proposal);
    const queued = await shown(await foldChain(), proposal);
    const eta = Number(await contracts.council.proposalEta(proposal.id));
    expect(queued).to.include({ status: "queued", executableAt: iso(eta), endedAt: null });
    await networkHelpers.time.increaseTo(eta);
    await execute(contracts, proposal);
    const store = await foldChain();
    const ended = await shown(store, proposal);
    expect(ended).to.include({ status: "executed", endedAt: iso(await networkHelpers.time.latest()) });
    expect(ended.rule).to.deep.equal({
      quorum: { numerator: 1, denominator: 2 },
      ofCast: { numerator: 1, denominator: 2 },
      ofSeats: { numerator: 2, denominator: 3 },
    });
    expect(getMember(store, 7)).to.include({
      nameEn: "Jingang Institute",
      full: true,
      representative: stranger.address,
    });
  });

  it("tells an objection with its reason, and what overrides it", async () => {
    const { council } = contracts;
    const first = admission();
    await propose(contracts, first);
    await open(contracts, first);
    await vote(first, [IN_FAVOUR, IN_FAVOUR, IN_FAVOUR, IN_FAVOUR]);
    await close(contracts, first);
    await queue(contracts, first);
    const { targets, values, calldatas, description } = first;
    await by(coordinator, council).object(targets, values, calldatas, ethers.id(description), "条件不足");
    const at = iso(await networkHelpers.time.latest());
    const again = { ...first, ...renamed(first, "Once more") };
    await propose(contracts, again);
    const store = await foldChain();
    const objected = await shown(store, first);
    expect(objected).to.deep.include({
      status: "objected",
      endedAt: at,
      objection: { reason: "条件不足", by: coordinator.address, at },
    });
    const second = await shown(store, again);
    expect(second).to.include({ status: "open", overrides: true, actionsHash: objected.actionsHash });
    expect(second.rule.ofSeats).to.deep.equal({ numerator: 2, denominator: 3 });
  });

  it("knows the coordinator's nomination from a member's proposal, and what its proposer took back", async () => {
    const { council } = contracts;
    const nominated = admission();
    const { targets, values, calldatas, description } = nominated;
    await by(coordinator, council).nominate(targets, values, calldatas, description);
    const own = { ...nominated, ...renamed(nominated, "Another") };
    await propose(contracts, own);
    await by(representatives[0], council).cancel(targets, values, calldatas, ethers.id(own.description));
    const store = await foldChain();
    expect(await shown(store, nominated)).to.include({ isNomination: true, proposerMember: null, status: "open" });
    expect((await shown(store, own)).status).to.equal("canceled");
    async function numbers(status?: "open" | "canceled"): Promise<string[]> {
      const { items } = await listProposals(store, abiOf, { status }, everything);
      return items.map(({ proposal }) => proposal);
    }
    expect(await numbers()).to.deep.equal([String(own.id), String(nominated.id)]);
    expect(await numbers("open")).to.deep.equal([String(nominated.id)]);
    const page = await listProposals(store, abiOf, {}, { limit: 1 });
    const rest = await listProposals(store, abiOf, {}, { limit: 1, after: page.next ?? "" });
    expect([page.items[0]?.proposal, rest.items[0]?.proposal, rest.next]).to.deep.equal([...(await numbers()), null]);
  });

  it("knows the council's delays, seats and rules by the names of what they are for", async () => {
    const { council, timelock, authority } = contracts;
    const store = await foldChain();
    const found = await getCouncil(store, abiOf);
    expect(found).to.include({
      council: council.target,
      timelock: timelock.target,
      votingDelaySeconds: Number(await council.votingDelay()),
      votingPeriodSeconds: Number(await council.votingPeriod()),
      executionDelaySeconds: Number(await timelock.getMinDelay()),
      seats: 5,
    });
    const grants = found.rules.filter(({ module, function: name }) => module === "Authority" && name === "grantRole");
    expect(grants.map(({ target, argument, rule }) => [target, argument, rule.ofSeats.numerator])).to.deep.equal([
      [authority.target, 0, 0],
      [authority.target, 1, 2],
      [authority.target, 1, 2],
    ]);
    expect(found.rules.filter(({ target }) => target === null)).to.have.length(1);
  });

  it("names a proposal that there is none of", async () => {
    const refused = await getProposal(await foldChain(), abiOf, "7").catch((error: unknown) => error);
    expect(refused).to.include({ name: "GovernorNonexistentProposal" });
    expect(refused).to.have.deep.property("arguments", { proposalId: "7" });
  });
});

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** The same actions under another description. */
function renamed({ targets, values, calldatas }: Proposal, description: string): Pick<Proposal, "id" | "description"> {
  const encoded = ethers.AbiCoder.defaultAbiCoder().encode(
    ["address[]", "uint256[]", "bytes[]", "bytes32"],
    [targets, values, calldatas, ethers.id(description)],
  );
  return { id: BigInt(ethers.keccak256(encoded)), description };
}
