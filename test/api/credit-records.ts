/** Credit records for tests, with their salts. */
import { randomBytes, randomUUID } from "node:crypto";
import type { RecordOf } from "../../server/credits/credit-records.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";

/** Stands for what must never leave the vault. */
export const canaryName = "林晓雨 canary";

let students = 0;

/** Records of students in one course, another student each. */
export function saltedRecords(
  issuer: number,
  count: number,
  changes: Partial<RecordOf<"course">> = {},
): SaltedRecord[] {
  return Array.from({ length: count }, () => ({
    record: {
      recordId: randomUUID(),
      kind: "course" as const,
      issuer,
      student: { number: `2023${String(++students).padStart(6, "0")}`, name: canaryName },
      achievement: { code: "PHYS2101", titleZh: "大学物理", titleEn: "University Physics", level: 6 },
      credits: "3.5",
      creditScheme: "local" as const,
      grade: { scale: "percentage" as const, value: "91" },
      term: "2026-autumn",
      completedOn: "2026-01-16",
      ...changes,
    },
    salt: `0x${randomBytes(32).toString("hex")}`,
  }));
}
