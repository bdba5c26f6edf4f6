/** Contract's numbers in the form of the wire. */

/** Seconds UTC as RFC 3339. */
export function timeOf(seconds: number | bigint): string {
  return new Date(Number(seconds) * 1000).toISOString();
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
