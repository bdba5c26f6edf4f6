/** A transcript of forty courses on the demo's ledger, as its holder hands it over. */
import { issueBatch, presentationOf, saltRecord } from "../../client/credits.ts";
import { connectGateway } from "../../client/gateway.ts";
import { openKeystore } from "../../client/keystore.ts";
import { type Ledger, openLedger, signIn } from "../../client/ledger.ts";
import { localSigner } from "../../client/signer.ts";
import { demoPassphrase } from "../../demo/people.ts";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { readDemoKeystore } from "../demo/keystores.ts";

/** Jizhong University. */
const issuer = 7;
const terms = 8;
const coursesInTerm = 5;
/** Others in the same batch, so that the proofs are as long as those of a large university. */
const othersInBatch = 120;

/** A registrar of the demo, with a session. */
export async function demoRegistrar(url: string): Promise<Ledger> {
  const account = await openKeystore(await readDemoKeystore("jizhong-registrar"), demoPassphrase);
  const stranger = connectGateway(url);
  const { token } = await signIn(openLedger(stranger, localSigner(account, stranger)));
  const gateway = connectGateway(url, { token: () => token });
  return openLedger(gateway, localSigner(account, gateway));
}

/** Issues them, a batch each term, and returns the presentations of one student. */
export async function fortyCourses(registrar: Ledger): Promise<Presentation[]> {
  const mark = crypto.randomUUID().slice(0, 8);
  const presentations: Presentation[] = [];
  for (let term = 0; term < terms; term++) {
    const own = Array.from({ length: coursesInTerm }, (_, at) => courseOf(`B${mark}`, "陈晓", term, at));
    const others = Array.from({ length: othersInBatch }, (_, at) => courseOf(`B${mark}-${at}`, "何文", term, 0));
    await issueBatch(registrar, issuer, [...own, ...others].map(saltRecord));
    for (const { recordId } of own) presentations.push(await presentationOf(registrar, issuer, recordId));
  }
  return presentations;
}

function courseOf(number: string, name: string, term: number, at: number): CreditRecord {
  const year = 2018 + Math.floor(term / 2);
  return {
    recordId: crypto.randomUUID(),
    kind: "course",
    issuer,
    student: { number, name },
    achievement: {
      code: `ENV${term + 1}1${at}`,
      titleZh: "环境监测与评价",
      titleEn: "Environmental Monitoring",
      level: 6,
    },
    creditScheme: "local",
    credits: "3.5",
    grade: { scale: "percentage", value: String(72 + term * 2 + at) },
    term: `${year}-${term % 2 === 0 ? "spring" : "autumn"}`,
    completedOn: `${year}-${term % 2 === 0 ? "06" : "12"}-20`,
  };
}
