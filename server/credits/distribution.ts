/** How the grades of an achievement are distributed, without telling of a single student. */
import { type Grade, type GradeDistribution, gradeGroups, gradeScales, groupOf } from "./grade-records.ts";

/** Groups of fewer students are hidden. */
const smallestGroup = 5;

/** One distribution for each scale in which there are grades. */
export function distributionsOf(
  of: Pick<GradeDistribution, "issuer" | "code" | "term">,
  grades: readonly Grade[],
): GradeDistribution[] {
  return gradeScales.flatMap((scale) => {
    const counts = new Map<string, number>();
    for (const grade of grades) {
      if (grade.scale === scale) counts.set(groupOf(grade), (counts.get(groupOf(grade)) ?? 0) + 1);
    }
    if (counts.size === 0) return [];
    const groups = gradeGroups(scale).map((value) => ({ value, count: shownCount(counts.get(value) ?? 0) }));
    return [{ ...of, scale, groups, shown: groups.reduce((sum, { count }) => sum + (count ?? 0), 0) }];
  });
}

/** Nobody stands behind a zero, yet it is hidden too: what is not hidden would tell that the others have someone. */
function shownCount(count: number): number | null {
  return count < smallestGroup ? null : count;
}
