/** Records of the demo that are recognised elsewhere, and rules that leave little time. */
import { proposeAgreement, signAgreementNow } from "../../client/agreements.ts";
import { issueBatch, presentationOf, saltRecord } from "../../client/credits.ts";
import { presentationLink } from "../../client/presentation.ts";
import { recognitionsOf } from "../../client/recognition.ts";
import { addRule } from "../../client/recognition-rules.ts";
import { leafOf } from "../../server/credits/commitment.ts";
import type { RecognisedLeafRecord } from "../../server/credits/recognition-records.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { recordOf } from "./credit-list.ts";
import type { DemoGateway } from "./demo.ts";

/** Members of the demo by number. */
export const beichen = 2;
export const haijin = 4;
export const jizhong = 7;
export const hutuo = 8;

const minuteMilliseconds = 60_000;
let students = 20_239_300;

/** New records of Jizhong University, three credits each, in one batch. */
export async function issueRecords(demo: DemoGateway, count: number): Promise<Presentation[]> {
  const registrar = await demo.as("jizhong-registrar");
  const salted = Array.from({ length: count }, () => saltRecord(recordOf(jizhong, String(++students), "梁晓晴")));
  await issueBatch(registrar, jizhong, salted);
  return Promise.all(salted.map(({ record }) => presentationOf(registrar, jizhong, record.recordId)));
}

export async function issueRecord(demo: DemoGateway): Promise<Presentation> {
  const [presentation] = await issueRecords(demo, 1);
  if (!presentation) throw new RangeError("One was issued");
  return presentation;
}

export function linkOf(demo: DemoGateway, presentation: Presentation): Promise<string> {
  return presentationLink(demo.url, presentation);
}

/** What stands on the ledger of a record. */
export async function standingOf(demo: DemoGateway, presentation: Presentation): Promise<RecognisedLeafRecord> {
  return recognitionsOf(await demo.as("jizhong-registrar"), jizhong, leafOf(presentation));
}

export function pathTo(presentation: Presentation, home: number, programme: string): string {
  return `/credits/recognitions/${jizhong}/${leafOf(presentation)}/${home}/${programme}`;
}

/** A rule of Haijin's under an agreement that leaves seconds for everything. */
export async function addQuickRule(demo: DemoGateway): Promise<number> {
  const startsAt = new Date(Date.now() - minuteMilliseconds).toISOString();
  const { agreement } = await proposeAgreement(await demo.as("haijin-administrator"), haijin, {
    ...{ textHash: `0x${"34".repeat(32)}`, kinds: ["credit-recognition"], parties: [haijin, jizhong] },
    ...{ startsAt, endsAt: null, noticeSeconds: 0, decisionSeconds: 8, appealSeconds: 2 },
    ...{ arbiter: null, fees: [], amends: null },
  });
  await signAgreementNow(await demo.as("jizhong-administrator"), agreement, jizhong);
  const { rule } = await addRule(await demo.as("haijin-registrar"), {
    ...{ agreement, issuer: jizhong, home: haijin, form: "course-to-course", level: 0 },
    ...{ source: "ENV3107", target: "HJ-EN300", ratePermille: 500, cap: null, conditions: null, conversion: null },
    ...{ startsAt, endsAt: null, panel: [], threshold: 0 },
  });
  return rule;
}
