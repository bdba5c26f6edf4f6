import { expect } from "chai";
import { ROLES } from "../../ignition/modules/alliance.ts";
import {
  ballot,
  council,
  decide,
  draft,
  EAST,
  IN_FAVOUR,
  MAJORITY,
  nobody,
  propose,
  representatives,
  TWO_THIRDS,
} from "./contract-council-scene.ts";
import { ethers, founder, KIND, loadFixture, NORTH, STANDING, time } from "./contract-scene.ts";

const { ADMIN, SECRETARIAT, AUDITOR, MODULE } = ROLES;
const DAY = 86_400;
const FOR_EVER = 2n ** 40n - 1n;
const NO_SELECTOR = "0x00000000";
const { ZeroHash, ZeroAddress } = ethers;
const THREE_QUARTERS = [
  [1, 1],
  [3, 4],
  [0, 1],
];

describe("Council", () => {
  describe("the rule for a call", () => {
    for (const [name, method, args, rule] of [
      ["members", "admit", [KIND.university, true, 13, "甲", "A", nobody.address], TWO_THIRDS],
      ["members", "admit", [KIND.university, false, 13, "甲", "A", nobody.address], MAJORITY],
      ["members", "setSeat", [EAST, false], TWO_THIRDS],
      ["members", "setSeat", [EAST, true], TWO_THIRDS],
      ["members", "appointAdministrator", [EAST, nobody.address], TWO_THIRDS],
      ["members", "setStanding", [EAST, STANDING.suspended, ""], TWO_THIRDS],
      ["members", "setStanding", [EAST, STANDING.active, ""], MAJORITY],
      ["members", "setStanding", [STANDING.expelled, STANDING.active, ""], MAJORITY],
      ["members", "setStanding", [EAST, STANDING.expelled, ""], TWO_THIRDS],
      ["members", "pause", [nobody.address, 2_000_000_000], MAJORITY],
      ["members", "pause", [nobody.address, FOR_EVER], TWO_THIRDS],
      ["authority", "grantRole", [SECRETARIAT, nobody.address, 0], MAJORITY],
      ["authority", "grantRole", [MODULE, nobody.address, 0], TWO_THIRDS],
      ["authority", "revokeRole", [MODULE, nobody.address], MAJORITY],
      ["authority", "grantRole", [ADMIN, nobody.address, 0], TWO_THIRDS],
      ["authority", "revokeRole", [AUDITOR, nobody.address], MAJORITY],
      ["authority", "revokeRole", [ADMIN, nobody.address], TWO_THIRDS],
      ["authority", "multicall", [[]], TWO_THIRDS],
      ["authority", "execute", [nobody.address, "0x"], TWO_THIRDS],
      ["authority", "updateAuthority", [nobody.address, nobody.address], TWO_THIRDS],
      ["directory", "register", [ZeroHash, nobody.address], TWO_THIRDS],
      ["timelock", "grantRole", [ZeroHash, nobody.address], TWO_THIRDS],
      ["timelock", "updateDelay", [0], TWO_THIRDS],
      ["council", "setTiming", [0, 60], TWO_THIRDS],
      ["council", "relay", [nobody.address, 0, "0x"], TWO_THIRDS],
      ["settlement", "cutOff", [1], MAJORITY],
    ] as const) {
      it(`is ${rule === MAJORITY ? "the majority" : "two thirds"} for ${name}.${method}(${args.join(", ")})`, async () => {
        const contracts = await loadFixture(council);
        const data = contracts[name].interface.encodeFunctionData(method, args);
        expect(await contracts.council.getRule(contracts[name], data)).to.deep.equal(rule);
      });
    }

    it("is two thirds for a charter, and that of the contract where no function is named", async () => {
      const { council: body, meetings, timelock, members } = await loadFixture(council);
      const charter = meetings.interface.getFunction("adoptCharter")?.selector;
      expect(await body.getRule(meetings, charter ?? "")).to.deep.equal(TWO_THIRDS);
      expect(await body.getRule(timelock, "0x")).to.deep.equal(TWO_THIRDS);
      expect(await body.getRule(members, "0xabcd")).to.deep.equal(MAJORITY);
    });

    it("is the strictest over a proposal's calls, part by part", async () => {
      const contracts = await loadFixture(council);
      const { members, credits, council: body } = contracts;
      await decide(contracts, draft([[body, "setRule", [[credits.target, NO_SELECTOR, 0, ZeroHash], THREE_QUARTERS]]]));
      const proposal = draft([
        [members, "setStanding", [EAST, STANDING.active, ""]],
        [credits, "equateQualifications", [ZeroHash, ZeroHash]],
        [members, "setStanding", [EAST, STANDING.expelled, ""]],
      ]);
      await propose(contracts, proposal);
      expect((await body.getRuling(proposal.id)).rule).to.deep.equal([
        [1n, 1n],
        [3n, 4n],
        [2n, 3n],
      ]);
    });
  });

  describe("setRule and setTiming", () => {
    it("revert when the caller is not the timelock", async () => {
      const { council: body } = await loadFixture(council);
      for (const attempt of [
        () => body.setRule([ZeroAddress, NO_SELECTOR, 0, ZeroHash], MAJORITY),
        () => body.setTiming(0, 60),
      ]) {
        await expect(attempt()).to.be.revertedWithCustomError(body, "GovernorOnlyExecutor").withArgs(founder.address);
      }
    });

    for (const [what, argument, rule] of [
      ["names a third argument", 3, MAJORITY],
      [
        "has no quorum",
        0,
        [
          [0, 1],
          [1, 2],
          [1, 2],
        ],
      ],
      [
        "divides by zero",
        0,
        [
          [1, 2],
          [1, 2],
          [1, 0],
        ],
      ],
      [
        "asks for more than there are",
        0,
        [
          [1, 2],
          [3, 2],
          [1, 2],
        ],
      ],
    ] as const) {
      it(`setRule reverts when the rule ${what}`, async () => {
        const contracts = await loadFixture(council);
        const { council: body } = contracts;
        const subject = [ZeroAddress, NO_SELECTOR, argument, ZeroHash];
        await expect(decide(contracts, draft([[body, "setRule", [subject, rule]]])))
          .to.be.revertedWithCustomError(body, "Council_BadRule")
          .withArgs();
      });
    }

    for (const timing of [
      [30 * DAY + 1, DAY],
      [0, 59],
      [0, 60 * DAY + 1],
    ]) {
      it(`setTiming reverts for a delay of ${timing[0]} s and a period of ${timing[1]} s`, async () => {
        const contracts = await loadFixture(council);
        await expect(decide(contracts, draft([[contracts.council, "setTiming", timing]])))
          .to.be.revertedWithCustomError(contracts.council, "Council_BadTiming")
          .withArgs(...timing);
      });
    }

    it("hold from then on, and not for ballots under way", async () => {
      const contracts = await loadFixture(council);
      const { council: body, members } = contracts;
      const before = draft([[members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]], "before");
      const subject = [
        members.target,
        members.interface.getFunction("appointLeadingUnit")?.selector,
        1,
        ethers.toBeHex(EAST, 32),
      ];
      await ballot(
        contracts,
        before,
        representatives.map(() => IN_FAVOUR),
      );
      const decision = draft([
        [body, "setRule", [subject, THREE_QUARTERS]],
        [body, "setTiming", [0, 60 * DAY]],
      ]);
      const decided = await decide(contracts, decision);
      await expect(decided)
        .to.emit(body, "RuleSet")
        .withArgs(...subject, THREE_QUARTERS);
      await expect(decided)
        .to.emit(body, "TimingSet")
        .withArgs(0, 60 * DAY);
      expect([await body.votingDelay(), await body.votingPeriod()]).to.deep.equal([0n, BigInt(60 * DAY)]);
      expect((await body.getRuling(before.id)).rule).to.deep.equal(MAJORITY);
      const afterwards = draft([[members, "appointLeadingUnit", [EAST, "optics", 2_000_000_000]]], "after");
      await propose(contracts, afterwards);
      expect((await body.getRuling(afterwards.id)).rule).to.deep.equal(
        THREE_QUARTERS.map((share) => share.map(BigInt)),
      );
      const other = draft([[members, "appointLeadingUnit", [NORTH, "optics", 2_000_000_000]]]);
      await propose(contracts, other);
      expect((await body.getRuling(other.id)).rule).to.deep.equal(MAJORITY);
    });
  });

  it("quorum is half of the seats of a time, rounded up, and all ballots count towards it", async () => {
    const { council: body, timelock } = await loadFixture(council);
    expect(await body.quorum((await time.latest()) - 1)).to.equal(3n);
    expect(await body.COUNTING_MODE()).to.equal("support=bravo&quorum=against,for,abstain");
    expect(await body.timelock()).to.equal(timelock.target);
  });
});
