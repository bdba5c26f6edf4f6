import { analysis } from "./catalogue/analysis.ts";
import { type InstrumentFact, instrumentFrom } from "./catalogue/row.ts";
import { showpieces } from "./catalogue/showpieces.ts";
import { workshops } from "./catalogue/workshops.ts";

/** In the order of their publication, so that the first is resource number 1. */
export const instruments: readonly InstrumentFact[] = [...showpieces, ...analysis, ...workshops].map(instrumentFrom);

/** An instrument by its key. */
export function instrumentOf(key: string): InstrumentFact {
  const instrument = instruments.find((candidate) => candidate.key === key);
  if (!instrument) throw new Error(`The demo has no instrument ${key}`);
  return instrument;
}
