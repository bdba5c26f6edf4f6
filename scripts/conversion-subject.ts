/** Which conversion table a verb is about. */
import { getConversion, listConversions } from "../client/conversion.ts";
import type { Gateway } from "../client/gateway.ts";
import { conversionTableSchema, type PublishedConversion } from "../server/credits/conversion-records.ts";
import { checkInput } from "../server/input.ts";
import { Problem } from "../server/problem.ts";
import { readJson } from "./terminal/files.ts";

/**
 * A published table by its hash, by the beginning of it, or by the file that was published: what a rule names has to be
 * there for everybody.
 * @throws Credits_ConversionAbsent {hash}; Terminal_BadFile
 */
export async function findConversion(gateway: Gateway, wanted: string): Promise<PublishedConversion> {
  const hash = wanted.trim().toLowerCase();
  if (/^0x[0-9a-f]{64}$/.test(hash)) return getConversion(gateway, hash);
  if (/^0x[0-9a-f]{4,63}$/.test(hash)) {
    const found = (await listConversions(gateway)).filter(({ table }) => table.hash.startsWith(hash));
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    throw new Problem("Credits_ConversionAbsent", { hash });
  }
  const { value: table, faults } = checkInput(conversionTableSchema, await readJson(wanted));
  if (!table) throw new Problem("Terminal_BadFile", { file: wanted }, faults);
  return getConversion(gateway, table.hash);
}
