/** Many records at once: those of one batch are recognised in one transaction, whichever and how many they are. */
import type { Receipt } from "../server/api/records.ts";
import type { Ledger } from "./ledger.ts";
import { type RecognisedItem, recognise, recogniseMany } from "./recognition.ts";

/** Most that one transaction recognises. */
const mostTogether = 200;

/** In parts that one transaction each proves: records of one batch, at most 200. */
export function partsOf<Item extends RecognisedItem>(items: readonly Item[]): Item[][] {
  const batches = new Map<string, Item[]>();
  for (const item of items) {
    const batch = `${item.presentation.record.issuer}/${item.presentation.sequence}`;
    batches.set(batch, [...(batches.get(batch) ?? []), item]);
  }
  return [...batches.values()].flatMap((batch) =>
    Array.from({ length: Math.ceil(batch.length / mostTogether) }, (_, part) =>
      batch.slice(part * mostTogether, (part + 1) * mostTogether),
    ),
  );
}

/** Recognises a part in one transaction; one record alone needs no multiproof. */
export function recognisePart(ledger: Ledger, home: number, part: readonly RecognisedItem[]): Promise<Receipt> {
  const [only] = part;
  if (only === undefined || part.length > 1) return recogniseMany(ledger, home, part);
  return recognise(ledger, only.presentation, { home, ...only });
}
