/**
 * Learning agreements as Erasmus Without Paper exchanges them: versions with their components and signatures, proposed
 * changes, and what the receiving university answers.
 * Source: https://github.com/erasmus-without-paper/ewp-specs-api-omobility-las
 */
import { z } from "zod";
import { Problem } from "../../server/problem.ts";
import type { XmlElement } from "./xml.ts";
import { element, elementsIn, optional, textOf, tokenOf, within } from "./xml.ts";
import { readFragment } from "./xml-read.ts";
import { writeFragment } from "./xml-write.ts";

const text = z.string().min(1);

const signatureSchema = z.strictObject({
  signerName: text.optional(),
  signerPosition: text.optional(),
  signerEmail: text.optional(),
  timestamp: z.iso.datetime({ offset: true }),
  signerApp: text.optional(),
});

const componentSchema = z.strictObject({
  losId: text.optional(),
  losCode: text.optional(),
  title: text,
  loiId: text.optional(),
  term: z.strictObject({ number: z.number().int().min(1), of: z.number().int().min(1) }).optional(),
  credits: z.array(z.strictObject({ scheme: text, value: z.string().regex(/^\d+(?:\.\d+)?$/) })),
  recognitionConditions: text.optional(),
  shortDescription: text.optional(),
  status: z.enum(["inserted", "deleted"]).optional(),
  reason: text.optional(),
  reasonText: text.optional(),
});

/** In the order of the schema. */
export const componentLists = {
  studied: "components-studied",
  recognized: "components-recognized",
  virtual: "virtual-components",
  blended: "blended-mobility-components",
  shortTermDoctoral: "short-term-doctoral-components",
} as const;

const components = z.array(componentSchema);
const versionShape = {
  studied: components,
  recognized: components,
  virtual: components,
  blended: components,
  shortTermDoctoral: components,
  studentSignature: signatureSchema,
  sendingSignature: signatureSchema,
  receivingSignature: signatureSchema.optional(),
};

export const learningAgreementPartSchema = z.discriminatedUnion("part", [
  z.strictObject({ part: z.literal("first-version"), ...versionShape }),
  z.strictObject({ part: z.literal("approved-changes"), ...versionShape }),
  z.strictObject({ part: z.literal("changes-proposal"), id: text, ...versionShape }),
  z.strictObject({ part: z.literal("approve-proposal-v1"), proposalId: text, signature: signatureSchema }),
  z.strictObject({
    part: z.literal("comment-proposal-v1"),
    proposalId: text,
    comment: text,
    signature: signatureSchema,
  }),
]);

export type LearningAgreementPart = z.infer<typeof learningAgreementPartSchema>;
type Version = Extract<LearningAgreementPart, { studied: unknown }>;
type Component = z.infer<typeof componentSchema>;
type Signature = z.infer<typeof signatureSchema>;

/**
 * Reads the parts of a learning agreement, side by side as in a response or a request.
 * @throws Exports_NotXml {reason}, Exports_NotALearningAgreement {element, reason}
 */
export function readLearningAgreement(xml: string): readonly LearningAgreementPart[] {
  const elements = readFragment(xml);
  if (elements.length === 0) throw wrong("(empty)", "nothing in it");
  return elements.map((one) => {
    const isAnswer = one.name === "approve-proposal-v1" || one.name === "comment-proposal-v1";
    const draft = isAnswer ? readAnswer(one) : readVersion(one);
    const parsed = learningAgreementPartSchema.safeParse(draft);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw wrong(one.name, `${issue?.path.join("/")}: ${issue?.message}`);
  });
}

/** Writes them back; what {@link readLearningAgreement} reads of it is the same. */
export function writeLearningAgreement(parts: readonly LearningAgreementPart[]): string {
  return writeFragment(parts.map((part) => ("studied" in part ? versionElement(part) : answerElement(part))));
}

function readAnswer(one: XmlElement) {
  refuseOthers(one, ["changes-proposal-id", "comment", "signature"], []);
  return {
    part: one.name,
    proposalId: tokenOf(within(one, "changes-proposal-id")),
    signature: readSignature(within(one, "signature")),
    // A comment's line ends are its author's.
    ...(within(one, "comment") && { comment: textOf(within(one, "comment")) }),
  };
}

function readVersion(one: XmlElement) {
  const signatures = ["student-signature", "sending-hei-signature", "receiving-hei-signature"];
  refuseOthers(one, [...Object.values(componentLists), ...signatures], ["id"]);
  const lists = Object.entries(componentLists).map(([key, name]) => {
    const list = within(one, name);
    if (list) refuseOthers(list, ["component"], []);
    return [key, list ? elementsIn(list).map(readComponent) : []];
  });
  return {
    part: one.name,
    ...(one.attributes.id !== undefined && { id: one.attributes.id }),
    ...Object.fromEntries(lists),
    studentSignature: readSignature(within(one, "student-signature")),
    sendingSignature: readSignature(within(one, "sending-hei-signature")),
    receivingSignature: readSignature(within(one, "receiving-hei-signature")),
  };
}

const componentTexts = {
  losId: "los-id",
  losCode: "los-code",
  title: "title",
  loiId: "loi-id",
  recognitionConditions: "recognition-conditions",
  shortDescription: "short-description",
} as const;
const componentMarks = { status: "status", reason: "reason", reasonText: "reason-text" } as const;

function readComponent(one: XmlElement) {
  refuseOthers(one, [...Object.values(componentTexts), "term-id", "credit"], Object.values(componentMarks));
  const term = within(one, "term-id");
  if (term) refuseOthers(term, ["term-number", "total-terms"], []);
  const texts = Object.entries(componentTexts).map(([key, name]) => [key, tokenOf(within(one, name)) || undefined]);
  const marks = Object.entries(componentMarks).map(([key, name]) => [key, one.attributes[name]]);
  return {
    ...Object.fromEntries([...texts, ...marks]),
    term: term && { number: numberIn(term, "term-number"), of: numberIn(term, "total-terms") },
    credits: elementsIn(one, "credit").map((credit) => ({
      scheme: tokenOf(within(credit, "scheme")),
      value: tokenOf(within(credit, "value")),
    })),
  };
}

const signatureTexts = {
  signerName: "signer-name",
  signerPosition: "signer-position",
  signerEmail: "signer-email",
  timestamp: "timestamp",
  signerApp: "signer-app",
} as const;

function readSignature(one: XmlElement | undefined) {
  if (!one) return undefined;
  refuseOthers(one, Object.values(signatureTexts), []);
  return Object.fromEntries(
    Object.entries(signatureTexts).map(([key, name]) => [key, tokenOf(within(one, name)) || undefined]),
  );
}

function numberIn(one: XmlElement, name: string): number {
  return Number(tokenOf(within(one, name)));
}

/** What is not known here must not get lost unnoticed. */
function refuseOthers(one: XmlElement, children: readonly string[], attributes: readonly string[]): void {
  const other = elementsIn(one).find(({ name }) => !children.includes(name));
  if (other) throw wrong(one.name, `unknown element ${other.name}`);
  const attribute = Object.keys(one.attributes).find((name) => !attributes.includes(name));
  if (attribute) throw wrong(one.name, `unknown attribute ${attribute}`);
}

function wrong(name: string, reason: string): Problem {
  return new Problem("Exports_NotALearningAgreement", { element: name, reason });
}

function versionElement(version: Version): XmlElement {
  const keys = Object.keys(componentLists) as (keyof typeof componentLists)[];
  const lists = keys
    .filter((key) => version[key].length > 0)
    .map((key) => element(componentLists[key], version[key].map(componentElement)));
  return element(
    version.part,
    [
      ...lists,
      signatureElement("student-signature", version.studentSignature),
      signatureElement("sending-hei-signature", version.sendingSignature),
      version.receivingSignature && signatureElement("receiving-hei-signature", version.receivingSignature),
    ],
    "id" in version ? { id: version.id } : {},
  );
}

function answerElement(answer: Exclude<LearningAgreementPart, Version>): XmlElement {
  return element(answer.part, [
    element("changes-proposal-id", answer.proposalId),
    optional("comment", "comment" in answer ? answer.comment : undefined),
    signatureElement("signature", answer.signature),
  ]);
}

function componentElement(component: Component): XmlElement {
  const marks = Object.entries(componentMarks).flatMap(([key, name]) => {
    const value = component[key as keyof typeof componentMarks];
    return value === undefined ? [] : [[name, value] as const];
  });
  const term = component.term && [
    element("term-number", String(component.term.number)),
    element("total-terms", String(component.term.of)),
  ];
  return element(
    "component",
    [
      optional("los-id", component.losId),
      optional("los-code", component.losCode),
      element("title", component.title),
      optional("loi-id", component.loiId),
      term && element("term-id", term),
      ...component.credits.map((credit) =>
        element("credit", [element("scheme", credit.scheme), element("value", credit.value)]),
      ),
      optional("recognition-conditions", component.recognitionConditions),
      optional("short-description", component.shortDescription),
    ],
    Object.fromEntries(marks),
  );
}

function signatureElement(name: string, signature: Signature): XmlElement {
  const keys = Object.keys(signatureTexts) as (keyof typeof signatureTexts)[];
  return element(
    name,
    keys.map((key) => optional(signatureTexts[key], signature[key])),
  );
}
