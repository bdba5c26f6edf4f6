/** What the council's decisions need, in plain words. Only to be shown: the council counts. */
import { zeroAddress } from "viem";
import type { CouncilRule } from "../../../server/alliance/council-records.ts";
import { roleWords } from "../../../server/alliance/words.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { useCouncil } from "./queries.ts";
import { noSelector, type RuleSubject, shareText, subjectKey } from "./rule-groups.ts";
import { ruleWords } from "./rule-words.ts";

type SayAnything = (key: string, values?: Record<string, string>) => string;

/** "expelling a member" */
export function useSubjectName(): (subject: RuleSubject) => string {
  const say = useWords(ruleWords);
  const [language] = useLanguage();
  return ({ target, module, selector, function: name, argument, word }) => {
    if (target === null) return say("everything");
    const known = [module ?? target, name ?? selector, ...(argument > 0 ? [argument] : [])].filter(
      (part) => part !== null,
    );
    const value = argument > 0 && word !== null ? String(BigInt(word)) : undefined;
    const exact = [...known, ...(value === undefined ? [] : [value])].join(".");
    const role = value === undefined ? undefined : roleWords[value]?.[language];
    if (exact in ruleWords.en) return (say as SayAnything)(exact);
    const isOfRole = role !== undefined && known.join(".") in ruleWords.en;
    if (isOfRole) return (say as SayAnything)(known.join("."), { role });
    const values = { module: module ?? target, function: name ?? selector ?? "" };
    if (selector === null) return say("contract", values);
    return value === undefined ? say("function", values) : say("argument", { ...values, argument, word: value });
  };
}

/** "at least 1/2 of the seats vote; at least 2/3 of the seats are for" */
export function useRuleText(): (rule: CouncilRule) => string {
  const say = useWords(ruleWords);
  const [language] = useLanguage();
  return ({ quorum, ofCast, ofSeats }) =>
    [
      say("quorum", { share: shareText(quorum) }),
      say("majority"),
      ...(ofCast.numerator > 0 ? [say("ofCast", { share: shareText(ofCast) })] : []),
      ...(ofSeats.numerator > 0 ? [say("ofSeats", { share: shareText(ofSeats) })] : []),
    ].join(language === "en" ? "; " : "；");
}

/** What a call of the council's `setRule` would set, in a sentence's parts. */
export function useRuleOfCall(): (given: Readonly<Record<string, unknown>>) => Record<string, string> {
  const council = useCouncil();
  const subjectName = useSubjectName();
  const ruleText = useRuleText();
  return ({ subject, rule }) => {
    const found = subject as { target: string; selector: string; argument: number | string; word: string };
    const asked: RuleSubject = {
      target: found.target === zeroAddress ? null : found.target,
      module: null,
      selector: found.selector === noSelector ? null : found.selector,
      function: null,
      argument: Number(found.argument),
      word: Number(found.argument) === 0 ? null : found.word,
    };
    const known = council.data?.rules.find((one) => subjectKey(one) === subjectKey(asked));
    return { subject: subjectName(known ?? asked), rule: ruleText(rule as CouncilRule) };
  };
}
