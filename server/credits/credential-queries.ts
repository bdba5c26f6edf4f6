/** What status lists are made from and compared with: the leaves of a batch and how they stand. */

import { Problem } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";
import type { Archive } from "./archive.ts";
import type { BatchLeaves, EntryStatus } from "./credential-records.ts";
import { distributionsOf } from "./distribution.ts";
import type { GradeDistribution } from "./grade-records.ts";
import { findBatchByRoot, findLeafStatus, getBatch } from "./queries.ts";
import { joined } from "./reading.ts";

/**
 * The leaves of a batch, also of records that were erased, as the vault of its issuer has them.
 * @throws Credits_UnknownBatch; Credits_BatchElsewhere where this vault does not have them
 */
export function getBatchLeaves(store: StoreReader, archive: Archive, issuer: number, sequence: number): BatchLeaves {
  const { root, isVoid } = getBatch(store, issuer, sequence);
  const shelved = archive.shelf(issuer).batch(root);
  if (!shelved) throw new Problem("Credits_BatchElsewhere", { issuer, sequence });
  const leaves = [...shelved.leaves].sort();
  const statuses = leaves.map((leaf, position) => {
    const status: EntryStatus = isVoid ? "void" : (findLeafStatus(store, issuer, leaf)?.status ?? "in-force");
    return { position, status };
  });
  return { issuer, sequence, leaves, statuses: statuses.filter(({ status }) => status !== "in-force") };
}

/** How the grades in force are distributed, by scale; nothing where an achievement had none in that term. */
export function getDistributions(
  store: StoreReader,
  archive: Archive,
  of: Pick<GradeDistribution, "issuer" | "code" | "term">,
): GradeDistribution[] {
  const { issuer, code, term } = of;
  const shelf = archive.shelf(issuer);
  const inForce = shelf.ofAchievement(code, term).filter((entry) => {
    const batch = findBatchByRoot(store, issuer, entry.root);
    return batch?.isVoid === false && joined(store, issuer, shelf, entry, batch).status === "in-force";
  });
  return distributionsOf(
    of,
    inForce.flatMap(({ record }) => record.grade ?? []),
  );
}
