/** Whatever happens to members while they vote, the index counts as the council does. */
import { expect } from "chai";
import fc from "fast-check";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import { getProposal } from "../../server/alliance/council-queries.ts";
import { changeVote, type VoteTerm, votedThroughout, votesSince } from "../../server/alliance/votes.ts";
import { abiOf } from "../../server/modules.ts";
import {
  council as councilScene,
  draft,
  EAST,
  HILL,
  propose,
  representatives,
  WEST,
} from "./contract-council-scene.ts";
import { chain, loadFixture, NORTH, SOUTH, STANDING } from "./contract-scene.ts";
import { foldChain } from "./fold-scene.ts";

const { time } = chain.networkHelpers;
const members = [NORTH, SOUTH, EAST, WEST, HILL];

type Step =
  | { readonly act: "standing" | "seat"; readonly at: number; readonly on: boolean }
  | { readonly act: "vote"; readonly at: number; readonly support: number }
  | { readonly act: "pass"; readonly seconds: number };

const place = fc.nat({ max: members.length - 1 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ act: fc.constantFrom("standing" as const, "seat" as const), at: place, on: fc.boolean() }),
    fc.record({ act: fc.constant("vote" as const), at: place, support: fc.nat({ max: 2 }) }),
    fc.record({ act: fc.constant("pass" as const), seconds: fc.constantFrom(1, 100, 40_000, 200_000) }),
  ),
  { minLength: 8, maxLength: 40 },
);

/** Takes a step; what the contracts refuse is no step. */
async function take(contracts: Deployed, proposal: bigint, step: Step): Promise<void> {
  const refused = (error: unknown) => {
    if (!(error instanceof Error) || !error.message.includes("revert")) throw error;
  };
  if (step.act === "pass") await time.increase(step.seconds);
  else if (step.act === "vote") {
    await by(representatives[step.at] ?? null, contracts.council)
      .castVote(proposal, step.support)
      .catch(refused);
  } else if (step.act === "seat") await contracts.members.setSeat(members[step.at], step.on).catch(refused);
  else {
    const standing = step.on ? STANDING.active : STANDING.suspended;
    await contracts.members.setStanding(members[step.at], standing, "").catch(refused);
  }
}

describe("Ballots, folded from their events", () => {
  it("count as the council counts them", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(steps, steps, async (early, late) => {
        const contracts = await loadFixture(councilScene);
        const proposal = draft([[contracts.members, "setSeat", [NORTH, true]]]);
        for (const step of early) await take(contracts, proposal.id, step);
        // Whoever is left with a vote proposes; there is always one.
        const proposer = await firstVoter(contracts);
        await propose(contracts, proposal, proposer);
        await time.increaseTo((await contracts.council.proposalSnapshot(proposal.id)) + 1n);
        for (const step of late) await take(contracts, proposal.id, step);
        await time.increase(2);
        const [seats, against, inFavour, abstained] = await contracts.council.getTally(proposal.id);
        const { tally } = await getProposal(await foldChain(), abiOf, String(proposal.id));
        const counted = [tally.seats, tally.against, tally.inFavour, tally.abstained].map(BigInt);
        expect(counted).to.deep.equal([seats, against, inFavour, abstained]);
      }),
      { numRuns: 12 },
    );
  });

  it("count for a member only whose vote lasted from the opening to the close, to the second", () => {
    const held: readonly VoteTerm[] = [
      { since: 10, until: 20 },
      { since: 20, until: null },
    ];
    expect(votedThroughout(held, 10, 19)).to.equal(true);
    expect(votedThroughout(held, 9, 19)).to.equal(false);
    expect(votedThroughout(held, 10, 20)).to.equal(false);
    expect(votedThroughout(held, 20, 1_000)).to.equal(true);
    expect(votesSince(held)).to.equal(20);
  });

  it("know a vote that stayed as it was from one that came back", () => {
    const first = changeVote([], true, 5);
    expect(changeVote(first, true, 7)).to.equal(first);
    const ended = changeVote(first, false, 8);
    expect(changeVote(ended, false, 9)).to.equal(ended);
    expect(changeVote([], false, 9)).to.deep.equal([]);
    expect([ended, votesSince(ended)]).to.deep.equal([[{ since: 5, until: 8 }], null]);
    expect(changeVote(ended, true, 8)).to.deep.equal([
      { since: 5, until: 8 },
      { since: 8, until: null },
    ]);
  });
});

async function firstVoter({ members: seats }: Deployed) {
  for (const representative of representatives) {
    const [, since] = await seats.getSeat(representative);
    if (since > 0n) return representative;
  }
  throw new Error("The alliance is left without a vote");
}
