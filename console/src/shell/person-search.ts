/** Finding people of the demo by what was typed, or pasted from a README: offices, members, names, in both languages. */
import type { Language } from "../../../server/problem.ts";
import { isRole } from "./actor.ts";
import type { DemoPerson } from "./identity.ts";
import { nameIn } from "./speech.ts";
import { shellWords } from "./words.ts";

export type Named = { readonly nameZh: string; readonly nameEn: string };

/** Every word that was typed stands somewhere in what is known of the person, whatever stands between the words. */
export function isFound(search: string, person: DemoPerson, member: Named | undefined): boolean {
  const known = (["zh-CN", "en"] as const)
    .flatMap((language) => [
      ...postsIn(language, person),
      member ? nameIn(language, member) : shellWords[language].allianceWide,
      nameIn(language, person),
    ])
    .concat(person.id)
    .join(" ")
    .toLowerCase();
  const words = search.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => known.includes(word));
}

/** "Administrator", "Bursar" */
export function postsIn(language: Language, { roles, offices }: DemoPerson): string[] {
  const words = shellWords[language];
  const role = roles.find(isRole);
  return role ? [words[`role.${role}`]] : offices.map((office) => words[`office.${office}`]);
}
