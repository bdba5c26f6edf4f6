import { expect } from "chai";
import type { BaseContract } from "ethers";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ANSWER_WINDOW_SECONDS,
  DISPUTE_WINDOW_SECONDS,
  emptyAlliance,
  ethers,
  foundedAlliance,
  given,
  loadFixture,
  NORTH,
  north,
  poster,
  SOUTH,
  secretariat,
} from "../alliance/contract-scene.ts";
import { DESCRIPTION, RATE, RULES } from "../resources/contract-instrument.ts";
import { closedCycle, cutOffCycle, postedLines } from "./contract-cycle.ts";

/** A contract of the same kind as another, and its successor. */
async function succeed<Contract extends BaseContract>(name: string, before: Contract, ...parameters: unknown[]) {
  const next = await ethers.deployContract(name, [...parameters, before]);
  return before.attach(String(next.target)) as Contract;
}

function succeedSettlement({ members, authority, settlement }: Deployed) {
  return succeed("Settlement", settlement, members, authority, DISPUTE_WINDOW_SECONDS);
}

/** A settlement that replaces one whose first cycle is closed, and may be posted to and closed. */
const successor = given(closedCycle, async (scene) => {
  const next = await succeedSettlement(scene);
  const { authority } = scene;
  const selectors = (...names: string[]) => names.map((name) => next.interface.getFunction(name)?.selector);
  await authority.setTargetFunctionRole(next, selectors("post"), ROLES.MODULE);
  await authority.setTargetFunctionRole(next, selectors("cutOff", "net", "close"), ROLES.SECRETARIAT);
  return { ...scene, next };
});

describe("A successor of the settlement", () => {
  it("reverts given the predecessor's open cycle has lines", async () => {
    const scene = await loadFixture(postedLines);
    await expect(succeedSettlement(scene))
      .to.be.revertedWithCustomError(scene.settlement, "Settlement_PreviousNotClosed")
      .withArgs(1);
  });

  it("reverts given the predecessor's last cycle is not closed", async () => {
    const scene = await loadFixture(cutOffCycle);
    await expect(succeedSettlement(scene)).to.be.revertedWithCustomError(scene.settlement, "Settlement_StatusForbids");
  });

  it("numbers lines and cycles on, and chains its digests to the predecessor's", async () => {
    const { next, settlement } = await loadFixture(successor);
    expect([await settlement.getLineCount(), await settlement.getOpenCycle()]).to.deep.equal([3n, 2n]);
    expect([await next.getLineCount(), await next.getOpenCycle()]).to.deep.equal([3n, 3n]);
    await expect(by(poster, next).post(NORTH, SOUTH, 100, 1, 1))
      .to.emit(next, "ObligationPosted")
      .withArgs(4, NORTH, SOUTH, 3, 100, 1, 1);
    await expect(next.getCycle(2)).to.be.revertedWithCustomError(next, "Settlement_UnknownCycle").withArgs(2);
    await expect(settlement.getCycle(3)).to.be.revertedWithCustomError(settlement, "Settlement_UnknownCycle");
  });

  it("closes its first cycle over the predecessor's last digest", async () => {
    const { next, settlement } = await loadFixture(successor);
    const asSecretariat = by(secretariat, next);
    await asSecretariat.cutOff(3);
    await ethers.provider.send("evm_increaseTime", [DISPUTE_WINDOW_SECONDS]);
    await asSecretariat.net(3, []);
    const before = await settlement.getCloseDigest(1);
    const types = ["bytes32", "uint32", "bytes32"];
    const encoded = ethers.AbiCoder.defaultAbiCoder().encode(types, [before, 3, ethers.ZeroHash]);
    await expect(asSecretariat.close(3))
      .to.emit(next, "CycleClosed")
      .withArgs(3, ethers.ZeroHash, ethers.keccak256(encoded), secretariat.address);
  });

  it("begins its chain at zero given the predecessor never closed a cycle", async () => {
    const next = await succeedSettlement(await loadFixture(emptyAlliance));
    expect([await next.getLineCount(), await next.getOpenCycle()]).to.deep.equal([0n, 2n]);
  });
});

describe("A successor of the bookings", () => {
  it("numbers resources on", async () => {
    const { members, agreements, settlement, bookings } = await loadFixture(foundedAlliance);
    await by(north.steward, bookings).publish(NORTH, DESCRIPTION, RULES, RATE);
    const next = await succeed("Bookings", bookings, members, agreements, settlement, ANSWER_WINDOW_SECONDS);
    expect(await next.getResourceCount()).to.equal(1n);
    await expect(by(north.steward, next).publish(NORTH, DESCRIPTION, RULES, RATE)).to.emit(next, "ResourcePublished");
    expect(await next.getOwner(2)).to.equal(NORTH);
    await expect(next.getOwner(1)).to.be.revertedWithCustomError(next, "Resources_UnknownResource").withArgs(1);
  });
});
