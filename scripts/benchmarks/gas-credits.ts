import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, id, keccak256 } from "ethers";
import { by } from "../testing/unlocked-alliance.ts";
import type { Cost } from "./cost.ts";
import { costOf } from "./cost.ts";
import type { Stage } from "./stage.ts";

/** One record a transaction, as the Ethereum Attestation Service does it; same compiler settings. */
const EAS_ATTESTATION = { name: "one EAS attestation", value: 252_069 };
/** Ethereum Attestation Service, multiAttest, for each record. */
const EAS_MULTI_ATTEST_PER_RECORD = 213_682;
/** The least that a stored root with an event can cost. */
const STORED_ROOT = { name: "floor: a stored root with its event", value: 44_871 };

const CENTI_CREDITS = 350;
const REASON = { issuedInError: 1, gradeCorrected: 2, underReview: 4, reviewEnded: 5 };

/** Issuing and deciding over credit records. */
export async function* measureCredits({ credits, officerOf }: Stage): AsyncGenerator<Cost> {
  const asRegistrar = by(officerOf(1), credits);
  const multiAttest = (records: number) => ({
    name: `EAS multiAttest of ${records}`,
    value: EAS_MULTI_ATTEST_PER_RECORD * records,
  });
  const small = treeOf(1);
  const large = treeOf(10_000);
  const first = (count: number) => asRegistrar.issue(1, 1, id(`first of ${count}`), count);
  yield await costOf("credits.issue an issuer's first batch, 1 record", first(1), EAS_ATTESTATION);
  yield await costOf("credits.issue 1 record", asRegistrar.issue(1, 2, small.root, 1), EAS_ATTESTATION, STORED_ROOT);
  yield await costOf("credits.issue 100 records", asRegistrar.issue(1, 3, treeOf(100).root, 100), multiAttest(100));
  yield await costOf("credits.issue 10000 records", asRegistrar.issue(1, 4, large.root, 10_000), multiAttest(10_000));

  const record = (index: number) => {
    const proof = large.getProof(leafOf(10_000, index));
    return { issuer: 1, sequence: 4, commitment: commitmentOf(10_000, index), centiCredits: CENTI_CREDITS, proof };
  };
  yield await costOf("credits.revoke one of 10000", asRegistrar.revoke(record(1), REASON.issuedInError));
  yield await costOf("credits.suspend one of 10000", asRegistrar.suspend(record(2), REASON.underReview));
  yield await costOf("credits.reinstate one of 10000", asRegistrar.reinstate(record(2), REASON.reviewEnded));
  const successor = { issuer: 1, sequence: 2, commitment: commitmentOf(1, 0), centiCredits: CENTI_CREDITS, proof: [] };
  const superseded = asRegistrar.supersede(record(3), successor, REASON.gradeCorrected);
  yield await costOf("credits.supersede one of 10000 by one of 1", superseded);
}

function commitmentOf(size: number, index: number): string {
  return id(`record ${index} of ${size}`);
}

function leafOf(size: number, index: number): string {
  const bound = AbiCoder.defaultAbiCoder().encode(["bytes32", "uint32"], [commitmentOf(size, index), CENTI_CREDITS]);
  return keccak256(keccak256(bound));
}

function treeOf(size: number) {
  return SimpleMerkleTree.of(Array.from({ length: size }, (_, index) => leafOf(size, index)));
}
