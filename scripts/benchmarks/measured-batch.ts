/** Batches whose cost is measured: records of 3.5 credits, the same at every run. */
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, id, keccak256 } from "ethers";

export const CENTI_CREDITS = 350;

export function commitmentOf(size: number, index: number): string {
  return id(`record ${index} of ${size}`);
}

export function leafOf(size: number, index: number): string {
  const bound = AbiCoder.defaultAbiCoder().encode(["bytes32", "uint32"], [commitmentOf(size, index), CENTI_CREDITS]);
  return keccak256(keccak256(bound));
}

export function treeOf(size: number): SimpleMerkleTree {
  return SimpleMerkleTree.of(Array.from({ length: size }, (_, index) => leafOf(size, index)));
}
