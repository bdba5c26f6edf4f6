/** The middle one of some measurements: what else the machine does at a time hardly moves it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("Nothing was measured");
  return (lower + upper) / 2;
}

/** To one decimal: more of a measured time is noise. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
