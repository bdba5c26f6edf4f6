/**
 * Keys whose string order is the order of what they name.
 *
 * A key is parts joined by `/`. Numbers are padded with zeros to a width that depends on their kind only, so that a
 * range scan walks blocks, bookings or lines in their own order.
 */

/** Widths in decimal digits: uint32 fits in 10, uint64 in 20, a block in 12, a log in 6. */
export const keyWidths = { block: 12, log: 6, uint16: 5, uint32: 10, uint64: 20 } as const;

/** Pads a whole number with zeros. A number that does not fit would break the order, so it throws. */
export function fixed(value: number | bigint, width: number): string {
  const digits = value.toString();
  if (!/^\d+$/.test(digits) || digits.length > width) {
    throw new RangeError(`${digits} does not fit ${width} digits`);
  }
  return digits.padStart(width, "0");
}
