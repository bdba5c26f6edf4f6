/**
 * One proof for several records of a batch, out of the proof of each.
 *
 * Whoever recognises records of another university holds them with their own proofs, but not the batch. The paths of
 * those proofs are the part of the tree that the multiproof needs. Where a node stands in the tree is not told by its
 * proof, and need not be: the trees of batches are complete, so that deeper leaves go to the left, and the rest may be
 * mirrored.
 */
import type { Hex } from "viem";
import { rootFrom } from "../server/credits/commitment.ts";
import type { MultiProof } from "../server/credits/tree.ts";

/** A leaf with its siblings up to the root. */
export type ProvedLeaf = { readonly leaf: Hex; readonly proof: readonly string[] };

type Node = {
  readonly hash: string;
  readonly depth: number;
  /** Depths of the leaves below it that are to be proved, the deepest and the highest; undefined where there is none. */
  readonly span?: readonly [deepest: number, highest: number];
  readonly children?: readonly [string, string];
};

/**
 * @throws RangeError where a leaf is named twice, or the proofs do not lead to one root.
 */
export function multiProofOf(leaves: readonly ProvedLeaf[]): MultiProof {
  const { root, nodes } = treeAround(leaves);
  const places = new Map<string, string>();
  place(nodes, root, "", places);
  const wanted = new Set<string>(leaves.map(({ leaf }) => leaf));
  if (wanted.size !== leaves.length) throw new RangeError("A leaf is proved once");

  const inOrder = [...wanted].sort((one, other) => compare(places.get(one) ?? "", places.get(other) ?? ""));
  const queue = [...inOrder];
  const proof: string[] = [];
  const proofFlags: boolean[] = [];
  const parents = parentsOf(nodes);
  for (let next = 0; next < queue.length; next++) {
    const parent = parents.get(queue[next] ?? "");
    if (parent === undefined) break;
    const sibling = parent.children.find((child) => child !== queue[next]) ?? "";
    const isPaired = queue[next + 1] === sibling;
    proofFlags.push(isPaired);
    if (isPaired) next++;
    else proof.push(sibling);
    queue.push(parent.hash);
  }
  return { leaves: inOrder as Hex[], proof: proof as Hex[], proofFlags };
}

/** The nodes on the ways from the leaves to the root, and those beside them. */
function treeAround(leaves: readonly ProvedLeaf[]): { root: string; nodes: ReadonlyMap<string, Node> } {
  const nodes = new Map<string, Node>();
  const roots = new Set<string>();
  for (const { leaf, proof } of leaves) {
    const leafDepth = proof.length;
    let hash: string = leaf;
    add(nodes, { hash, depth: leafDepth, span: [leafDepth, leafDepth] });
    for (const [at, sibling] of proof.entries()) {
      const depth = leafDepth - at;
      add(nodes, { hash: sibling, depth });
      const parent = rootFrom(hash, [sibling]);
      add(nodes, { hash: parent, depth: depth - 1, span: [leafDepth, leafDepth], children: [hash, sibling] });
      hash = parent;
    }
    roots.add(hash);
  }
  const [root] = roots;
  if (root === undefined || roots.size > 1) throw new RangeError("The leaves stand in one batch");
  return { root, nodes };
}

function add(nodes: Map<string, Node>, node: Node): void {
  const before = nodes.get(node.hash);
  const spans = [before?.span, node.span].filter((span) => span !== undefined);
  const span = [
    Math.max(...spans.map(([deepest]) => deepest)),
    Math.min(...spans.map(([, highest]) => highest)),
  ] as const;
  nodes.set(node.hash, { ...before, ...node, ...(spans.length > 0 && { span }) });
}

/** Where each node stands: the deepest first, and from right to left, as a complete tree lies in its array. */
function place(nodes: ReadonlyMap<string, Node>, hash: string, path: string, places: Map<string, string>): void {
  const node = nodes.get(hash);
  // "0" is the right child here, so that ascending paths go from right to left.
  places.set(hash, `${String(99 - path.length)}/${path}`);
  if (!node?.children) return;
  const [left, right] = [...node.children].sort((one, other) => isLeft(nodes.get(other), nodes.get(one)));
  place(nodes, right ?? "", `${path}0`, places);
  place(nodes, left ?? "", `${path}1`, places);
}

/** Positive where `one` is to stand to the left of `other`: the deeper its leaves, the further. */
function isLeft(one: Node | undefined, other: Node | undefined): number {
  const [deepest = 0, highest = 0] = one?.span ?? [];
  const [otherDeepest = 0, otherHighest = 0] = other?.span ?? [];
  return deepest - otherDeepest || highest - otherHighest;
}

function parentsOf(nodes: ReadonlyMap<string, Node>) {
  const parents = new Map<string, { hash: string; children: readonly [string, string] }>();
  for (const { hash, children } of nodes.values()) {
    if (!children) continue;
    for (const child of children) parents.set(child, { hash, children });
  }
  return parents;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
