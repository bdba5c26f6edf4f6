import { expect } from "chai";
import { id } from "ethers";
import { acts } from "../../client/acts.ts";
import { grantRole, handOver, listRoles } from "../../client/alliance.ts";
import {
  cancelProposal,
  execute,
  getCouncil,
  getProposal,
  listProposals,
  neededOf,
  nominate,
  object,
  propose,
  queue,
  relayBallot,
  signBallot,
  vote,
} from "../../client/council.ts";
import { connectGateway } from "../../client/gateway.ts";
import { openLedger } from "../../client/ledger.ts";
import { everyItem } from "../../client/pages.ts";
import { localSigner } from "../../client/signer.ts";
import { memberSchema } from "../../server/alliance/records.ts";
import { EmbeddedChain } from "../../server/chain/embedded.ts";
import { type Alliance, newPerson, type Person, startAlliance } from "../flow/gateway.ts";
import { rejection } from "./rejection.ts";

const day = 86_400;

describe("The council, through a client", () => {
  let scene: Alliance;
  let first: Person;
  let second: Person;
  const coordinator = newPerson();
  let aheadSeconds = 0;

  before(async () => {
    scene = await startAlliance();
    const { chain } = scene.running;
    if (!(chain instanceof EmbeddedChain)) throw new TypeError("A test gateway has a chain of its own");
    chain.setClock(() => Date.now() / 1000 + aheadSeconds);
    [first = newPerson(), second = newPerson()] = scene.members.map(({ administrator }) => administrator);
    await grantRole(scene.as(scene.founder), "coordinator", coordinator.address);
  });
  after(() => scene.close());

  const admission = (nameEn: string, administrator = newPerson().address) =>
    acts.admit({ kind: "institute", full: false, province: 12, nameZh: "津港研究所", nameEn, administrator });

  const pass = (days: number) => {
    aheadSeconds += days * day + 2;
  };

  it("admits a member by vote, once the founder has handed over", async () => {
    await handOver(scene.as(scene.founder));
    const held = (await listRoles(scene.as(first))).filter(({ role }) => role === "founder");
    expect(held.map(({ module }) => module)).to.deep.equal(["Timelock"]);
    const { proposal } = await propose(scene.as(first), [admission("By vote")], "Admit a member");
    expect((await listProposals(scene.as(first), "open")).map((one) => one.proposal)).to.deep.equal([proposal]);
    pass(1);
    await vote(scene.as(first), proposal, "for", "A good neighbour");
    const ballot = await signBallot(scene.as(second), proposal, "for");
    await relayBallot(scene.as(first), ballot);
    const { tally, rule, ballots } = await getProposal(scene.as(first), proposal);
    expect(ballots.map(({ member, account, support, reason }) => ({ member, account, support, reason }))).to.deep.equal(
      [
        { member: 1, account: first.address, support: "for", reason: "A good neighbour" },
        { member: 2, account: second.address, support: "for", reason: "" },
      ],
    );
    expect([neededOf(rule.quorum, tally.seats), tally.inFavour]).to.deep.equal([1, 2]);
    pass(7);
    await queue(scene.as(first), proposal);
    pass(3);
    await execute(scene.as(first), proposal);
    const members = await everyItem(scene.client(), "/v1/members", memberSchema);
    expect(members.at(-1)).to.include({ member: 4, nameEn: "By vote", full: false });
  });

  it("lets the coordinator nominate, and object to what was decided", async () => {
    const { proposal } = await nominate(scene.as(coordinator), [admission("Nominated")], "Nominate a member");
    pass(1);
    for (const person of [first, second]) await vote(scene.as(person), proposal, "for");
    pass(7);
    await queue(scene.as(second), proposal);
    await object(scene.as(coordinator), proposal, "The papers are missing");
    const { status, isNomination, objection } = await getProposal(scene.as(first), proposal);
    expect({ status, isNomination, reason: objection?.reason }).to.deep.equal({
      status: "objected",
      isNomination: true,
      reason: "The papers are missing",
    });
  });

  it("takes a proposal back before its ballot opens, and then no more", async () => {
    const { proposal } = await propose(scene.as(first), [acts.setTiming(0, 60)], "Be quick");
    await cancelProposal(scene.as(first), proposal);
    expect((await getProposal(scene.as(first), proposal)).status).to.equal("canceled");
    const late = await rejection(cancelProposal(scene.as(first), proposal));
    expect(late.name).to.equal("GovernorUnableToCancel");
  });

  it("names who may not propose", async () => {
    const associate = scene.members[2]?.administrator ?? newPerson();
    const error = await rejection(propose(scene.as(associate), [admission("Nobody's")], "No"));
    expect(error.name).to.equal("Council_NoVote");
    expect(error.arguments).to.deep.equal({ account: associate.address });
  });

  it("votes on nothing that is not what the number says", async () => {
    const { proposal } = await propose(scene.as(first), [admission("The true one")], "The true text");
    pass(1);
    const lying = connectGateway(scene.url, {
      fetch: async (url, init) => {
        const text = await (await fetch(url, init)).text();
        return new Response(text.replace("The true text", "Another text"));
      },
    });
    const deceived = openLedger(lying, localSigner(first, lying));
    for (const attempt of [vote(deceived, proposal, "for"), signBallot(deceived, proposal, "for")]) {
      const error = await rejection(attempt);
      expect(error.name).to.equal("Council_ProposalDiffers");
      expect(error.arguments).to.deep.equal({ proposal });
    }
    expect((await getProposal(scene.as(first), proposal)).ballots).to.deep.equal([]);
  });

  it("encodes the well-known acts so that the gateway reads them back", async () => {
    const { council } = await getCouncil(scene.as(first));
    const rule = {
      quorum: { numerator: 2, denominator: 3 },
      ofCast: { numerator: 1, denominator: 2 },
      ofSeats: { numerator: 0, denominator: 1 },
    };
    const planned = [
      acts.setStanding(3, "suspended", "Fees unpaid"),
      acts.setSeat(3, true),
      acts.appointAdministrator(3, second.address),
      acts.appointLeadingUnit(1, "学分互认", "2030-01-01T00:00:00Z"),
      acts.pause(council as `0x${string}`, "2030-01-01T00:00:00Z"),
      acts.retire(council as `0x${string}`),
      acts.liftPause(council as `0x${string}`),
      acts.grantRole("auditor", first.address),
      acts.revokeRole("auditor", first.address),
      acts.registerModule("Courses", council as `0x${string}`),
      acts.adoptCharter(`0x${"11".repeat(32)}`, "章程", "Charter"),
      acts.setRule({ target: council as `0x${string}`, signature: "setTiming(uint48,uint32)" }, rule),
      acts.setExecutionDelay(day),
      acts.accredit(1, "course", 6, "2026-09-01T00:00:00Z", null),
    ];
    const { proposal } = await propose(scene.as(first), planned, "Everything at once");
    const { actions } = await getProposal(scene.as(first), proposal);
    const told = actions.map(
      ({ module, act }) => `${module}.${act?.name} ${act?.arguments.map(({ value }) => JSON.stringify(value))}`,
    );
    expect(told).to.deep.equal([
      'Members.setStanding 3,2,"Fees unpaid"',
      "Members.setSeat 3,true",
      `Members.appointAdministrator 3,"${second.address}"`,
      'Members.appointLeadingUnit 1,"学分互认",1893456000',
      `Members.pause "${council}",1893456000`,
      `Members.pause "${council}",1099511627775`,
      `Members.pause "${council}",0`,
      `Authority.grantRole "3","${first.address}",0`,
      `Authority.revokeRole "3","${first.address}"`,
      `Directory.register "0x${Buffer.from("Courses").toString("hex").padEnd(64, "0")}","${council}"`,
      `Meetings.adoptCharter "0x${"11".repeat(32)}","章程","Charter"`,
      `Council.setRule ${JSON.stringify({
        target: council,
        selector: id("setTiming(uint48,uint32)").slice(0, 10),
        argument: 0,
        word: `0x${"0".repeat(64)}`,
      })},${JSON.stringify(rule)}`,
      `Timelock.updateDelay "${day}"`,
      "Credits.accredit 1,1,6,1788220800,1099511627775",
    ]);
  });
});
