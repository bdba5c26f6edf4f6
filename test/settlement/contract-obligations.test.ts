import { expect } from "chai";
import fc from "fast-check";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { FACTORY, founder, loadFixture, NORTH, north, SOUTH, secretariat } from "../alliance/contract-scene.ts";
import { CAUSE, CYCLE_STATUS, LINE_STATUS, openCycle, postedLines } from "./contract-cycle.ts";

const MOST_MINOR = 2n ** 96n - 1n;

describe("Obligations.post", () => {
  for (const account of [founder, secretariat, north.bursar]) {
    it(`reverts when the caller is no module of the alliance (${account.address.slice(0, 6)})`, async () => {
      const { settlement } = await loadFixture(openCycle);
      await expect(by(account, settlement).post(SOUTH, NORTH, 1, CAUSE.booking, 1))
        .to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized")
        .withArgs(account.address);
    });
  }

  for (const cause of [0, CAUSE.adjustment]) {
    it(`reverts when the cause is ${cause}, which no module may give`, async () => {
      const { settlement, asPoster } = await loadFixture(openCycle);
      await expect(asPoster.post(SOUTH, NORTH, 1, cause, 1))
        .to.be.revertedWithCustomError(settlement, "Obligations_BadCause")
        .withArgs(cause);
    });
  }

  it("reverts when debtor and creditor are the same", async () => {
    const { settlement, asPoster } = await loadFixture(openCycle);
    await expect(asPoster.post(NORTH, NORTH, 1, CAUSE.booking, 1))
      .to.be.revertedWithCustomError(settlement, "Obligations_SameMember")
      .withArgs(NORTH);
  });

  for (const unknown of [0, 8, 999]) {
    it(`reverts when there is no member ${unknown}`, async () => {
      const { settlement, asPoster, members } = await loadFixture(openCycle);
      expect(await members.getMemberCount()).to.equal(7n);
      for (const [debtor, creditor] of [
        [unknown, NORTH],
        [NORTH, unknown],
      ]) {
        await expect(asPoster.post(debtor, creditor, 1, CAUSE.booking, 1))
          .to.be.revertedWithCustomError(settlement, "Obligations_UnknownMember")
          .withArgs(unknown);
      }
    });
  }

  for (const amountMinor of [0n, MOST_MINOR + 1n, 2n ** 128n - 1n]) {
    it(`reverts when the amount is ${amountMinor}`, async () => {
      const { settlement, asPoster } = await loadFixture(openCycle);
      await expect(asPoster.post(SOUTH, NORTH, amountMinor, CAUSE.booking, 1))
        .to.be.revertedWithCustomError(settlement, "Obligations_AmountOutOfRange")
        .withArgs(amountMinor, MOST_MINOR);
    });
  }

  for (const amountMinor of [1n, MOST_MINOR]) {
    it(`announces and keeps a line of ${amountMinor}`, async () => {
      const { settlement, asPoster } = await loadFixture(openCycle);
      await expect(asPoster.post(SOUTH, NORTH, amountMinor, CAUSE.booking, 77))
        .to.emit(settlement, "ObligationPosted")
        .withArgs(1, SOUTH, NORTH, 1, amountMinor, CAUSE.booking, 77);
      const line = [BigInt(SOUTH), BigInt(NORTH), amountMinor, 1n, BigInt(LINE_STATUS.posted), false];
      expect(await settlement.getObligation(1)).to.deep.equal(line);
      expect(await settlement.getPosition(1, SOUTH)).to.equal(-amountMinor);
      expect(await settlement.getPosition(1, NORTH)).to.equal(amountMinor);
    });
  }

  it("keeps the cycle's sums", async () => {
    const { settlement, asPoster } = await loadFixture(postedLines);
    const sums = async () => {
      const { status, lines, disputed, debtorsAndCreditors, totalMinor } = await settlement.getCycle(1);
      return [status, lines, disputed, debtorsAndCreditors, totalMinor].map(Number);
    };
    expect(await sums()).to.deep.equal([CYCLE_STATUS.open, 3, 0, 3, 1_200]);
    await asPoster.post(NORTH, FACTORY, 500, CAUSE.booking, 14);
    expect(await sums()).to.deep.equal([CYCLE_STATUS.open, 4, 0, 2, 700]);
    await asPoster.post(NORTH, SOUTH, 700, CAUSE.booking, 15);
    expect(await sums()).to.deep.equal([CYCLE_STATUS.open, 5, 0, 0, 0]);
    await asPoster.post(NORTH, SOUTH, 1, CAUSE.booking, 16);
    expect(await sums()).to.deep.equal([CYCLE_STATUS.open, 6, 0, 2, 1]);
  });
});

describe("Obligations.getObligation", () => {
  for (const line of [0, 4]) {
    it(`reverts where there is no line ${line}`, async () => {
      const { settlement } = await loadFixture(postedLines);
      await expect(settlement.getObligation(line))
        .to.be.revertedWithCustomError(settlement, "Obligations_UnknownLine")
        .withArgs(line);
    });
  }
});

describe("Positions", () => {
  const members = [1, 2, 3, 4, 5];
  const line = fc
    .record({
      debtor: fc.constantFrom(...members),
      creditor: fc.constantFrom(...members),
      amountMinor: fc.oneof(fc.bigInt({ min: 1n, max: 5n }), fc.bigInt({ min: 1n, max: MOST_MINOR })),
    })
    .filter(({ debtor, creditor }) => debtor !== creditor);

  it("sum to zero, and the cycle's sums are theirs, whatever is posted", async function () {
    this.timeout(60_000);
    const play = fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
      const { settlement, asPoster } = await loadFixture(openCycle);
      const expected = new Map(members.map((member) => [member, 0n]));
      for (const { debtor, creditor, amountMinor } of lines) {
        await asPoster.post(debtor, creditor, amountMinor, CAUSE.booking, 1);
        expected.set(debtor, (expected.get(debtor) ?? 0n) - amountMinor);
        expected.set(creditor, (expected.get(creditor) ?? 0n) + amountMinor);
      }
      for (const [member, positionMinor] of expected) {
        expect(await settlement.getPosition(1, member)).to.equal(positionMinor);
      }
      const positions = [...expected.values()];
      const { debtorsAndCreditors, totalMinor } = await settlement.getCycle(1);
      expect(debtorsAndCreditors).to.equal(positions.filter((position) => position !== 0n).length);
      expect(totalMinor).to.equal(positions.reduce((sum, position) => sum + (position > 0n ? position : 0n), 0n));
    });
    await fc.assert(play, { numRuns: 30 });
  });
});
