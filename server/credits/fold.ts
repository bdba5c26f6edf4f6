/** Events of Credits → batches, the statuses of leaves that are not simply in force, and what its parts are told. */
import type { Folds } from "../store/fold.ts";
import { known, put } from "../store/operations.ts";
import { codeOf, timeOf } from "../units.ts";
import type { creditsAbi } from "./abi.ts";
import { accreditationFolds, scopeFrom } from "./accreditation-fold.ts";
import { batchKey, batchOrderKey, leafKey, rootKey } from "./keys.ts";
import {
  type BatchRecord,
  type LeafStatusRecord,
  type RecordStatus,
  recordStatuses,
  statusReasons,
} from "./records.ts";

const noLeaf = `0x${"0".repeat(64)}`;

export const creditsFolds: Folds<typeof creditsAbi> = {
  ...accreditationFolds,

  BatchIssued: ({ args, timestamp, blockNumber, transactionHash, logIndex }, read) => {
    const { issuer, sequence, root, count, registrar } = args;
    const batch: BatchRecord = {
      issuer,
      sequence,
      root,
      count,
      ...scopeFrom(args),
      isVoid: false,
      registrar,
      issuedAt: timeOf(timestamp),
      block: blockNumber,
      transaction: transactionHash,
      changed: { suspended: 0, revoked: 0, superseded: 0 },
    };
    // A root published twice keeps its first number: that is when its records came into force. Not so in a void batch.
    const first = read.get<number>(rootKey(issuer, root));
    const isRepeated = first !== undefined && !known<BatchRecord>(read, batchKey(issuer, first)).isVoid;
    return [
      put(batchKey(issuer, sequence), batch),
      put(batchOrderKey(blockNumber, logIndex), batchKey(issuer, sequence)),
      ...(isRepeated ? [] : [put(rootKey(issuer, root), sequence)]),
    ];
  },

  StatusChanged: ({ args, timestamp, blockNumber }, read) => {
    const { issuer, leaf } = args;
    const before = read.get<LeafStatusRecord>(leafKey(issuer, leaf));
    // A leaf may stand in several batches: it counts in the one by which it was first decided over.
    const sequence = before?.sequence ?? args.sequence;
    const status = codeOf(recordStatuses, args.status, 0);
    const isReplaced = args.successor !== noLeaf;
    const changed: LeafStatusRecord = {
      issuer,
      sequence,
      leaf,
      status,
      reason: codeOf(statusReasons, args.reason, 0),
      successor: isReplaced ? args.successor : null,
      successorSequence: isReplaced ? args.successorSequence : null,
      changedAt: timeOf(timestamp),
      block: blockNumber,
    };
    const batch = known<BatchRecord>(read, batchKey(issuer, sequence));
    return [
      put(leafKey(issuer, leaf), changed),
      put(batchKey(issuer, sequence), {
        ...batch,
        changed: recount(batch.changed, before?.status ?? "in-force", status),
      }),
    ];
  },

  // Who accredits is the Authority's to say; a new one would be named by a new alliance.
  AuthorityUpdated: () => [],
};

function recount(changed: BatchRecord["changed"], before: RecordStatus, after: RecordStatus): BatchRecord["changed"] {
  const counts: Record<RecordStatus, number> = { "in-force": 0, ...changed };
  counts[before] -= 1;
  counts[after] += 1;
  return { suspended: counts.suspended, revoked: counts.revoked, superseded: counts.superseded };
}
