/**
 * Proposes the payments that settle a cycle. The contract judges them; this only finds them.
 *
 * Largest debtor pays largest creditor, again and again. Every payment brings at least one of the two to zero and the
 * last one both, so that n members with a position need at most n − 1 payments (multilateral netting, CPMI glossary).
 */

/** A member's position in fen: positive receives, negative pays. */
export type OpenPosition = { readonly member: number; readonly positionMinor: bigint };

export type ProposedPayment = { readonly payer: number; readonly payee: number; readonly amountMinor: bigint };

/** Positions that do not sum to zero cannot be settled: the books they came from are wrong. */
export class UnbalancedPositions extends Error {
  override readonly name = "UnbalancedPositions";
  readonly sumMinor: bigint;

  constructor(sumMinor: bigint) {
    super(`The positions sum to ${sumMinor} fen instead of zero`);
    this.sumMinor = sumMinor;
  }
}

/**
 * Payments from debtors to creditors that bring every position to zero.
 *
 * @param positions One entry a member, in any order, summing to zero.
 * @returns The same payments for the same positions: the largest first, equal ones by the members' numbers.
 * @throws UnbalancedPositions
 *
 * @example
 * proposePayments([{ member: 1, positionMinor: -700n }, { member: 2, positionMinor: 500n }, { member: 3, positionMinor: 200n }])
 * // [{ payer: 1, payee: 2, amountMinor: 500n }, { payer: 1, payee: 3, amountMinor: 200n }]
 */
export function proposePayments(positions: readonly OpenPosition[]): ProposedPayment[] {
  const sumMinor = positions.reduce((sum, { positionMinor }) => sum + positionMinor, 0n);
  if (sumMinor !== 0n) throw new UnbalancedPositions(sumMinor);

  const debtors = byRemaining(positions, -1n);
  const creditors = byRemaining(positions, 1n);
  const payments: ProposedPayment[] = [];
  for (;;) {
    const debtor = debtors.shift();
    const creditor = creditors.shift();
    if (!debtor || !creditor) return payments;
    const amountMinor = debtor.remaining < creditor.remaining ? debtor.remaining : creditor.remaining;
    payments.push({ payer: debtor.member, payee: creditor.member, amountMinor });
    putBack(debtors, debtor, amountMinor);
    putBack(creditors, creditor, amountMinor);
  }
}

type Remaining = { readonly member: number; readonly remaining: bigint };

function byRemaining(positions: readonly OpenPosition[], sign: bigint): Remaining[] {
  return positions
    .map(({ member, positionMinor }) => ({ member, remaining: positionMinor * sign }))
    .filter(({ remaining }) => remaining > 0n)
    .sort(largestFirst);
}

/** Puts what is left of a member's position back in its place of the sorted list. */
function putBack(list: Remaining[], { member, remaining }: Remaining, paidMinor: bigint): void {
  if (remaining === paidMinor) return;
  const left = { member, remaining: remaining - paidMinor };
  const place = list.findIndex((other) => largestFirst(left, other) < 0);
  list.splice(place < 0 ? list.length : place, 0, left);
}

function largestFirst(a: Remaining, b: Remaining): number {
  if (a.remaining !== b.remaining) return a.remaining > b.remaining ? -1 : 1;
  return a.member - b.member;
}
