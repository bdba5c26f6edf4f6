import { expect } from "chai";
import fc from "fast-check";
import { type OpenPosition, proposePayments, UnbalancedPositions } from "../../server/settlement/netting.ts";

/** Positions of 1 to 100 members that sum to zero; the last member takes what is left. */
const balancedPositions = fc
  .uniqueArray(fc.integer({ min: 1, max: 4_294_967_295 }), { minLength: 1, maxLength: 100 })
  .chain((members) =>
    fc
      .array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), {
        minLength: members.length - 1,
        maxLength: members.length - 1,
      })
      .map((amounts) => [...amounts, -amounts.reduce((sum, amount) => sum + amount, 0n)])
      .map((amounts): OpenPosition[] =>
        members.map((member, index) => ({ member, positionMinor: amounts[index] ?? 0n })),
      ),
  );

describe("Proposed payments", () => {
  it("bring every position to zero", () => {
    fc.assert(
      fc.property(balancedPositions, (positions) => {
        const left = new Map(positions.map(({ member, positionMinor }) => [member, positionMinor]));
        for (const { payer, payee, amountMinor } of proposePayments(positions)) {
          left.set(payer, (left.get(payer) ?? 0n) + amountMinor);
          left.set(payee, (left.get(payee) ?? 0n) - amountMinor);
        }
        expect([...left.values()].every((remaining) => remaining === 0n)).to.equal(true);
      }),
    );
  });

  it("go from debtors to creditors only, and none is empty", () => {
    fc.assert(
      fc.property(balancedPositions, (positions) => {
        const before = new Map(positions.map(({ member, positionMinor }) => [member, positionMinor]));
        for (const { payer, payee, amountMinor } of proposePayments(positions)) {
          expect(before.get(payer) ?? 0n, "payer").to.be.lessThan(0n);
          expect(before.get(payee) ?? 0n, "payee").to.be.greaterThan(0n);
          expect(amountMinor).to.be.greaterThan(0n);
        }
      }),
    );
  });

  it("are fewer than the members that owe or are owed", () => {
    fc.assert(
      fc.property(balancedPositions, (positions) => {
        const open = positions.filter(({ positionMinor }) => positionMinor !== 0n).length;
        expect(proposePayments(positions).length).to.be.at.most(Math.max(open - 1, 0));
      }),
    );
  });

  it("do not depend on the order of the positions", () => {
    fc.assert(
      fc.property(
        balancedPositions.chain((positions) =>
          fc.tuple(fc.constant(positions), fc.shuffledSubarray(positions, { minLength: positions.length })),
        ),
        ([positions, shuffled]) => {
          expect(proposePayments(shuffled)).to.deep.equal(proposePayments(positions));
        },
      ),
    );
  });

  it("break ties by the member's number", () => {
    const positions = [4, 2, 3, 1].map((member) => ({ member, positionMinor: member > 2 ? 100n : -100n }));
    expect(proposePayments(positions)).to.deep.equal([
      { payer: 1, payee: 3, amountMinor: 100n },
      { payer: 2, payee: 4, amountMinor: 100n },
    ]);
  });

  it("are none where nobody owes", () => {
    expect(proposePayments([])).to.deep.equal([]);
    expect(proposePayments([{ member: 7, positionMinor: 0n }])).to.deep.equal([]);
  });

  it("are refused for positions that do not sum to zero", () => {
    expect(() => proposePayments([{ member: 1, positionMinor: 5n }]))
      .to.throw(UnbalancedPositions)
      .with.property("sumMinor", 5n);
  });
});
