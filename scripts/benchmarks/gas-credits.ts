import { encodeBytes32String, id } from "ethers";
import { by } from "../testing/unlocked-alliance.ts";
import type { Cost } from "./cost.ts";
import { costOf, gasOf } from "./cost.ts";
import { CENTI_CREDITS, commitmentOf, leafOf, treeOf } from "./measured-batch.ts";
import type { Stage } from "./stage.ts";

/** One record a transaction, as the Ethereum Attestation Service does it; same compiler settings. */
const EAS_ATTESTATION = { name: "one EAS attestation", value: 252_069 };
/** Ethereum Attestation Service, multiAttest, for each record. */
const EAS_MULTI_ATTEST_PER_RECORD = 213_682;
/** The least that a stored root with an event can cost. */
const STORED_ROOT = { name: "floor: a stored root with its event", value: 44_871 };

const COURSE = 1;
const BACHELOR = 6;
const FOR_EVER = 2n ** 40n - 1n;
const REASON = { issuedInError: 1, gradeCorrected: 2, underReview: 4, reviewEnded: 5 };

/** Accrediting, issuing and deciding over credit records. */
export async function* measureCredits({ credits, officerOf }: Stage): AsyncGenerator<Cost> {
  const asRegistrar = by(officerOf(1), credits);
  const multiAttest = (records: number) => ({
    name: `EAS multiAttest of ${records}`,
    value: EAS_MULTI_ATTEST_PER_RECORD * records,
  });
  yield await costOf("credits.accredit", credits.accredit(1, COURSE, BACHELOR, 0, FOR_EVER));
  const small = treeOf(1);
  const large = treeOf(10_000);
  const issue = (sequence: number, root: string, count: number) =>
    asRegistrar.issue(1, sequence, COURSE, BACHELOR, root, count);
  yield await costOf("credits.issue an issuer's first batch, 1 record", issue(1, id("first"), 1), EAS_ATTESTATION);
  yield await costOf("credits.issue 1 record", issue(2, small.root, 1), EAS_ATTESTATION, STORED_ROOT);
  yield await costOf("credits.issue 100 records", issue(3, treeOf(100).root, 100), multiAttest(100));
  yield await costOf("credits.issue 10000 records", issue(4, large.root, 10_000), multiAttest(10_000));
  const code = encodeBytes32String("NURSING-1");
  yield await costOf("credits.defineQualification", credits.defineQualification(code, "护士执业资格", "Nurse", 60));
  await gasOf(credits.accreditForQualification(1, code, 0, FOR_EVER));
  const qualified = asRegistrar.issueQualifications(1, 5, code, id("qualified"), 100);
  yield await costOf("credits.issueQualifications 100 records", qualified);

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
  yield await costOf(
    "credits.reportCompromise of 1 batch",
    by(officerOf(1), credits).reportCompromise(1, officerOf(1), 1, [3]),
  );
}
