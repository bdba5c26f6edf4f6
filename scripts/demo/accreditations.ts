/** What the demo's alliance accredits its members for: all that they issue, for good. */
import { codeWord } from "../../client/code-word.ts";
import { achievements, equatedQualifications, qualifications } from "../../demo/achievements.ts";
import { levels } from "../../demo/batches.ts";
import { courses } from "../../demo/courses.ts";
import { memberNumber } from "../../demo/members.ts";
import { recordKinds } from "../../server/credits/credit-records.ts";
import type { ContractCall } from "./composer.ts";

const FOREVER = 2 ** 40 - 1;

type Call = Pick<ContractCall, "functionName" | "args">;

/**
 * Calls of the Credits contract, by whoever accredits.
 * @param startsAt Unix seconds.
 */
export function accreditationCalls(startsAt: number): readonly Call[] {
  const scopes = [
    ...courses.map(({ owner, level }) => [memberNumber(owner), recordKinds.indexOf("course") + 1, levels[level]]),
    ...achievements
      .filter(({ kind }) => kind !== "qualification")
      .map(({ issuer, kind, level }) => [memberNumber(issuer), recordKinds.indexOf(kind) + 1, level]),
  ];
  const distinct = [...new Map(scopes.map((scope) => [scope.join(), scope])).values()];
  return [
    ...distinct.map((scope) => ({ functionName: "accredit", args: [...scope, startsAt, FOREVER] })),
    ...qualifications.map(({ code, nameZh, nameEn, validMonths }) => ({
      functionName: "defineQualification",
      args: [codeWord(code), nameZh, nameEn, validMonths],
    })),
    ...equatedQualifications.map((pair) => ({
      functionName: "equateQualifications",
      args: pair.map(codeWord),
    })),
    ...qualifications.flatMap(({ code, issuers }) =>
      issuers.map((issuer) => ({
        functionName: "accreditForQualification",
        args: [memberNumber(issuer), codeWord(code), startsAt, FOREVER],
      })),
    ),
  ];
}
