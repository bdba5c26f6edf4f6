/** Batches as the contract tests publish them: real trees over real leaves, with what they take from one another. */
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { ethers, given, NORTH, north, SOUTH, south } from "../alliance/contract-scene.ts";
import { accreditedAlliance, BACHELOR, RECORD_KIND } from "./contract-scene.ts";

export const STATUS = { inForce: 0, suspended: 1, revoked: 2, superseded: 3 };
export const REASON = {
  none: 0,
  issuedInError: 1,
  gradeCorrected: 2,
  academicMisconduct: 3,
  underReview: 4,
  reviewEnded: 5,
  other: 6,
};

export interface RecordInBatch {
  issuer: number;
  sequence: number;
  commitment: string;
  centiCredits: number;
  /** What the contract makes of commitment and credits. */
  leaf: string;
  proof: string[];
}

export const CENTI_CREDITS = 350;

/** The leaf of a record, as the interface of the contract defines it. */
export function leafOf(commitment: string, centiCredits = CENTI_CREDITS): string {
  const bound = ethers.AbiCoder.defaultAbiCoder().encode(["bytes32", "uint32"], [commitment, centiCredits]);
  return ethers.keccak256(ethers.keccak256(bound));
}

export function batchOf(issuer: number, sequence: number, records: string[]) {
  const tree = SimpleMerkleTree.of(records.map((record) => leafOf(ethers.id(record))));
  return {
    root: tree.root,
    count: records.length,
    record: (record: string): RecordInBatch => {
      const commitment = ethers.id(record);
      const leaf = leafOf(commitment);
      return { issuer, sequence, commitment, centiCredits: CENTI_CREDITS, leaf, proof: tree.getProof(leaf) };
    },
    /** The commitments of some records, in the order of their multiproof, with that. */
    multiproof: (names: string[]) => {
      const commitments = new Map(names.map((name) => [leafOf(ethers.id(name)), ethers.id(name)]));
      const { leaves, proof, proofFlags } = tree.getMultiProof([...commitments.keys()]);
      return { commitments: leaves.map((leaf) => commitments.get(String(leaf))), leaves, proof, proofFlags };
    },
  };
}

const many = Array.from({ length: 37 }, (_, index) => `record ${index}`);
export const northFirst = batchOf(NORTH, 1, many);
export const northSecond = batchOf(NORTH, 2, ["corrected"]);
/** Its only leaf also stands in the north's first batch. */
export const southFirst = batchOf(SOUTH, 1, ["record 0"]);

/** Two batches of the north, the second of one record, and one of the south. */
export const issuedBatches = given(accreditedAlliance, async (contracts) => {
  const asNorth = by(north.registrar, contracts.credits);
  await asNorth.issue(NORTH, 1, RECORD_KIND.course, BACHELOR, northFirst.root, northFirst.count);
  await asNorth.issue(NORTH, 2, RECORD_KIND.course, BACHELOR, northSecond.root, northSecond.count);
  await by(south.registrar, contracts.credits).issue(
    SOUTH,
    1,
    RECORD_KIND.course,
    BACHELOR,
    southFirst.root,
    southFirst.count,
  );
  return { ...contracts, asNorth };
});
