/** One measured figure, beside what it is to be compared with. `npm run bench -- <suite> --json` prints one a line. */
export interface BenchLine {
  suite: string;
  name: string;
  value: number;
  unit: string;
  reference: string | null;
  referenceValue: number | null;
  /** value / referenceValue, to four significant digits. */
  ratio: number | null;
}

export interface Reference {
  name: string;
  value: number;
}

export function benchLine(suite: string, name: string, value: number, unit: string, reference?: Reference): BenchLine {
  return {
    suite,
    name,
    value,
    unit,
    reference: reference?.name ?? null,
    referenceValue: reference?.value ?? null,
    ratio: reference ? Number((value / reference.value).toPrecision(4)) : null,
  };
}
