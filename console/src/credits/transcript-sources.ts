/** Records that others handed over: files, links that carry a record, and links of shares. */
import type { Gateway } from "../../../client/gateway.ts";
import { readHandedOver, readHandedOverFile } from "../../../client/handed-over.ts";
import { connectPublicGateway } from "../../../client/public-gateway.ts";
import { leafOf } from "../../../server/credits/commitment.ts";
import type { Presentation } from "../../../server/credits/records.ts";

/** A file or a line that says nothing. */
export type Unread = { readonly source: string; readonly problem: unknown };
export type HandedOver = { readonly presentations: readonly Presentation[]; readonly unread: readonly Unread[] };

/** Reads files of records, of lists of them, of a link, or PDFs; what cannot be read is told file by file. */
export async function readFiles(files: readonly File[], { url }: Gateway): Promise<HandedOver> {
  const gateway = connectPublicGateway(url);
  const read = files.map(async (file): Promise<HandedOver> => {
    try {
      return { ...(await readHandedOverFile(file, gateway)), unread: [] };
    } catch (problem) {
      return unread(file.name, problem);
    }
  });
  return joined(await Promise.all(read));
}

/** Reads links, one a line. */
export async function readLinks(text: string, { url }: Gateway): Promise<HandedOver> {
  const gateway = connectPublicGateway(url);
  const lines = text.split(/\s+/).filter((line) => line !== "");
  const read = lines.map(async (line): Promise<HandedOver> => {
    try {
      return { ...(await readHandedOver(line, gateway)), unread: [] };
    } catch (problem) {
      // What stands after the # is the record itself, or a key.
      return unread(`${line.split("#")[0]?.slice(0, 60) ?? ""}#…`, problem);
    }
  });
  return joined(await Promise.all(read));
}

/** Tells records apart, also where somebody changed a proof. */
export function nameOfPresentation(presentation: Presentation): string {
  return [presentation.record.issuer, presentation.sequence, leafOf(presentation), ...presentation.proof].join(" ");
}

function unread(source: string, problem: unknown): HandedOver {
  return { presentations: [], unread: [{ source, problem }] };
}

function joined(parts: readonly HandedOver[]): HandedOver {
  return {
    presentations: parts.flatMap(({ presentations }) => presentations),
    unread: parts.flatMap((part) => part.unread),
  };
}
