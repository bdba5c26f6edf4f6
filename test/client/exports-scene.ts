/** A university, a student and one record of each kind in a batch, for the tests of exports. */
import type { Hex } from "viem";
import { keccak256, stringToHex } from "viem";
import { openCredentialKey, publicKeyOf } from "../../client/exports/credential-key.ts";
import type { Transcript } from "../../client/exports/transcript.ts";
import { leafOf } from "../../server/credits/commitment.ts";
import type { EntryStatus, Issuer } from "../../server/credits/credential-records.ts";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import { creditRecordSchema } from "../../server/credits/credit-records.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { treeOf } from "../../server/credits/tree.ts";

export const seed: Hex = keccak256(stringToHex("a key for tests only"));
export const generatedAt = "2026-11-20T08:00:00Z";
export const ledger = { chainId: 20_261, directory: "0x5FbDB2315678afecb367f032d93F642f64180aa3" };

export const student = { number: "20260001", name: "欧阳喆玥" };

const every = {
  issuer: 3,
  student,
  creditScheme: "local",
  credits: "3.5",
  completedOn: "2026-07-10",
} as const;
const graded = { ...every, grade: { scale: "percentage", value: "92.5" } } as const;

function achievement(code: string, titleZh: string, titleEn: string) {
  return { code, titleZh, titleEn, field: "0613", level: 6 };
}

const drafts = [
  {
    ...graded,
    kind: "course",
    achievement: achievement("CS2103", "数据结构", "Data Structures"),
    term: "2026-spring",
    languageOfInstruction: "zh",
    engagementHours: 64,
  },
  {
    ...graded,
    kind: "thesis",
    credits: "8",
    achievement: achievement("TH4001", "毕业论文", "Bachelor's Thesis"),
    term: "2026-spring",
    thesisTitle: "面向联盟账本的选择性披露 <研究> & 实现",
    supervisors: [{ name: "龙𬭎", member: 3 }, { name: "Ann O'Neil" }],
    grade: { scale: "five-level", value: "excellent" },
  },
  {
    ...graded,
    kind: "internship",
    credits: "4",
    achievement: achievement("IN3001", "企业实习", "Internship"),
    startedOn: "2026-03-01",
    engagementHours: 320,
    host: { name: "北方精密仪器有限公司" },
    grade: { scale: "pass-fail", value: "pass" },
  },
  {
    ...every,
    kind: "competition",
    credits: "0",
    achievement: achievement("CP0007", "大学生程序设计竞赛", "Collegiate Programming Contest"),
    organiser: "程序设计竞赛组委会",
    award: "全国一等奖",
    team: { place: 2, size: 3 },
  },
  {
    ...every,
    kind: "training",
    credits: "0.5",
    achievement: achievement("TR0101", "实验室安全", "Laboratory Safety"),
    engagementHours: 16,
  },
  {
    ...every,
    kind: "teaching",
    credits: "1",
    achievement: achievement("TA2103", "数据结构助教", "Teaching Assistance, Data Structures"),
    role: "助教",
    engagementHours: 48,
    grade: { scale: "letter", value: "A-" },
  },
  {
    ...every,
    kind: "qualification",
    credits: "0",
    achievement: { code: "SOFT-ENG", titleZh: "软件设计师", titleEn: "Software Designer" },
    licenseNumber: "2026-11-0004711",
    validUntil: "2031-07-10",
  },
] as const;

/** Record of each kind. */
export const records: readonly CreditRecord[] = drafts.map((draft, at) =>
  creditRecordSchema.parse({ recordId: `0b0c2a52-4c1e-4f6e-9a59-00000000000${at}`, ...draft }),
);

export async function issuerFacts(): Promise<Issuer> {
  return {
    member: 3,
    nameZh: "燕北大学",
    nameEn: "Yanbei University",
    host: "ledger.yanbei.example",
    country: "CN",
    credentialKeys: [await publicKeyOf(seed)],
  };
}

export type ExportScene = Awaited<ReturnType<typeof exportScene>>;

/** @param of The records of the batch; one of each kind unless given. */
export async function exportScene(of: readonly CreditRecord[] = records) {
  const salted = of.map((record, at) => ({ record, salt: keccak256(stringToHex(`salt ${at}`)) }));
  const leaves = salted.map(leafOf);
  const tree = treeOf(leaves);
  const presentations = salted.map((one, at): Presentation => {
    const proof = tree.proof(leaves[at] ?? "");
    return { version: 1, ...one, sequence: 12, proof };
  });
  const issuer = await issuerFacts();
  return { issuer, key: await openCredentialKey(seed, issuer), leaves, presentations, ledger };
}

/** @param statuses By place of the record; in force where none is given. */
export function transcriptOf(
  { issuer, presentations }: Pick<ExportScene, "issuer" | "presentations">,
  statuses: Readonly<Record<number, EntryStatus>> = {},
): Transcript {
  const entries = presentations.map((presentation, at) => ({
    presentation,
    status: statuses[at] ?? "in-force",
    reason: statuses[at] ? ("other" as const) : ("none" as const),
  }));
  return { ledger, issuers: [issuer], entries, generatedAt };
}
