/** Noto Sans SC for PDFs made in the browser: a hundred files, of which a text's few are fetched. */
import type { FontFiles } from "../../../client/exports/pdf-fonts.ts";

/** Addresses only. Never inlined: what stands in a data URL cannot be fetched under the console's policy. */
const addresses = import.meta.glob<string>("../../../node_modules/@fontsource/noto-sans-sc/files/*-400-normal.woff", {
  query: "?url&no-inline",
  import: "default",
  eager: true,
});
const addressOf = new Map(Object.entries(addresses).map(([path, address]) => [path.replace(/^.*\//, ""), address]));

export const browserFonts: FontFiles = async (fileName) => {
  const address = addressOf.get(fileName);
  if (address === undefined) throw new Error(`No font file ${fileName}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${fileName}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
