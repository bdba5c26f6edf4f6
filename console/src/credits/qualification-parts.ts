/** What several pages say of a type of qualification. */
import type { AccreditationRecord, QualificationTypeRecord } from "../../../server/credits/accreditation-records.ts";
import { useMembers } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import { useAccreditationState, useAccreditations } from "./accreditation-queries.ts";
import { qualificationWords } from "./qualification-words.ts";

export function useValidity(): (type: QualificationTypeRecord) => string {
  const say = useWords(qualificationWords);
  return ({ validMonths }) => (validMonths === null ? say("forGood") : say("months", { count: validMonths }));
}

/** The accreditations for a type; and in how many provinces it can be had now. */
export function useIssuersOf(): (code: string) => { accreditations: AccreditationRecord[]; summary: string } {
  const say = useWords(qualificationWords);
  const accreditations = useAccreditations();
  const members = useMembers();
  const stateOf = useAccreditationState();
  return (code) => {
    const own = (accreditations.data ?? []).filter(({ qualification }) => qualification === code);
    const issuers = own.filter((one) => stateOf(one) === "in-force").map(({ issuer }) => issuer);
    const places = (members.data ?? []).flatMap(({ member, province }) => (issuers.includes(member) ? [province] : []));
    const count = { issuers: issuers.length, provinces: new Set(places).size };
    return { accreditations: own, summary: issuers.length === 0 ? say("noIssuer") : say("issuersIn", count) };
  };
}
