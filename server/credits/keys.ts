/** Where batches, statuses, accreditations, rules and recognitions stand in the store. */
import { fixed, keyWidths } from "../store/keys.ts";

const id = (number: number) => fixed(number, keyWidths.uint32);
const place = (block: number, log: number) => `${fixed(block, keyWidths.block)}/${fixed(log, keyWidths.log)}`;

export function batchesPrefix(issuer: number): string {
  return `credits/batch/${id(issuer)}/`;
}

export function batchKey(issuer: number, sequence: number): string {
  return `${batchesPrefix(issuer)}${id(sequence)}`;
}

/** Every issuer's batches in the order of the chain; holds their keys. */
export const batchOrderPrefix = "credits/order/";

export function batchOrderKey(block: number, log: number): string {
  return batchOrderPrefix + place(block, log);
}

/** The first batch of an issuer with that root; holds its sequence number. */
export function rootKey(issuer: number, root: string): string {
  return `credits/root/${id(issuer)}/${root.toLowerCase()}`;
}

export function leafKey(issuer: number, leaf: string): string {
  return `credits/leaf/${id(issuer)}/${leaf.toLowerCase()}`;
}

export const accreditationPrefix = "credits/accreditation/";

export function accreditationsPrefix(issuer: number): string {
  return `${accreditationPrefix}${id(issuer)}/`;
}

/** @param kind The contract's number. @param qualification The code's 32 bytes; zeros where the kind is none. */
export function accreditationKey(issuer: number, kind: number, level: number, qualification: string): string {
  return `${accreditationsPrefix(issuer)}${fixed(kind, 1)}/${fixed(level, 1)}/${qualification.toLowerCase()}`;
}

export const qualificationPrefix = "credits/qualification/";

/** @param code Its 32 bytes. */
export function qualificationKey(code: string): string {
  return qualificationPrefix + code.toLowerCase();
}

export const compromisePrefix = "credits/compromise/";

export function compromiseKey(block: number, log: number): string {
  return compromisePrefix + place(block, log);
}

export const rulePrefix = "credits/rule/";

export function ruleKey(rule: number): string {
  return rulePrefix + id(rule);
}

/** The rules of a home university; holds their numbers. */
export function homeRulesPrefix(home: number): string {
  return `credits/rules/${id(home)}/`;
}

export function homeRuleKey(home: number, rule: number): string {
  return homeRulesPrefix(home) + id(rule);
}

/** The recognitions of a record. */
export function recognitionsPrefix(issuer: number, leaf: string): string {
  return `credits/recognition/${id(issuer)}/${leaf.toLowerCase()}/`;
}

/** @param programme The code's 32 bytes. */
export function recognitionKey(issuer: number, leaf: string, home: number, programme: string): string {
  return `${recognitionsPrefix(issuer, leaf)}${id(home)}/${programme.toLowerCase()}`;
}

/** Of which recognitions a list is: of all, or of those that a member recognises or has issued, by status or not. */
export type RecognitionList = {
  readonly of: "all" | "home" | "issuer";
  readonly member: number;
  readonly status: string;
};

/** A list in the order in which its recognitions began; holds their keys. */
export function recognitionListPrefix({ of, member, status }: RecognitionList): string {
  return `credits/recognitions/${of}/${id(member)}/${status}/`;
}

export function recognitionListKey(list: RecognitionList, block: number, log: number): string {
  return recognitionListPrefix(list) + place(block, log);
}
