/** Contract's numbers in the form of the wire. */

/** Seconds UTC as RFC 3339. */
export function timeOf(seconds: number | bigint): string {
  return new Date(Number(seconds) * 1000).toISOString();
}

const lastSecond = Date.parse("9999-12-31T23:59:59Z") / 1000;

/** As {@link timeOf}; what lies behind the year 9999, where RFC 3339 ends and 40 bits do not, as its last second. */
export function dateOf(seconds: number | bigint): string {
  return timeOf(Math.min(Number(seconds), lastSecond));
}

/** As {@link dateOf}; null for what lies behind the year 9999: no end. */
export function endOf(seconds: number | bigint): string | null {
  return Number(seconds) > lastSecond ? null : timeOf(seconds);
}

/**
 * The name of a code.
 * @param codes Names in the order of the contract.
 * @param first Number of the first name: 1 where the contract keeps 0 for none.
 * @throws RangeError for a number without a name: the ABI knows more than the records.
 */
export function codeOf<Code extends string>(codes: readonly Code[], number: number, first: 0 | 1 = 1): Code {
  const code = codes[number - first];
  if (code === undefined) throw new RangeError(`${number} is not one of ${codes.join(", ")}`);
  return code;
}
