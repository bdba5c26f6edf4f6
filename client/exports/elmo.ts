/**
 * Transcripts as ELMO, the format of EMREX and Erasmus Without Paper: a report for each university, a learning
 * opportunity for each record. What is read back of one of ours is the same records, with their way to the chain.
 * Source: https://github.com/emrex-eu/elmo-schemas/tree/v1
 */

import { didOf } from "../../server/credits/did.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { presentationSchema } from "../../server/credits/records.ts";
import { Problem } from "../../server/problem.ts";
import { elmoNamespace, gradingSchemes, opportunityOf, presentationNamespace } from "./elmo-shape.ts";
import type { IssuedPart, Transcript } from "./transcript.ts";
import { partsOf } from "./transcript.ts";
import type { XmlElement } from "./xml.ts";
import { canonicalXml, element, elementsIn, optional, textOf, within } from "./xml.ts";
import { readXml } from "./xml-read.ts";
import { writeXml } from "./xml-write.ts";

/** A file that travels within: the PDF, or the credentials. */
export type ElmoAttachment = {
  readonly title: string;
  readonly mediaType: "application/pdf" | "application/json";
  readonly bytes: Uint8Array;
};

/**
 * Writes a transcript as ELMO.
 * @throws Exports_NotInForce {recordId}; and what `partsOf` throws: ELMO has no word for a record that was taken back.
 */
export function writeElmo(transcript: Transcript, attachments: readonly ElmoAttachment[] = []): string {
  const fallen = transcript.entries.find(({ status }) => status !== "in-force");
  if (fallen) throw new Problem("Exports_NotInForce", { recordId: fallen.presentation.record.recordId });
  const parts = partsOf(transcript);
  return writeXml({
    ...element("elmo", [
      element("generatedDate", transcript.generatedAt),
      learnerOf(parts),
      ...parts.map((part) => reportOf(part, transcript.generatedAt)),
      ...attachments.map(attachmentOf),
    ]),
    namespace: elmoNamespace,
  });
}

/** A record that travelled in a file of ours. */
export type ElmoRecord = {
  readonly presentation: Presentation;
  /** Whether everything around it says what it says. */
  readonly agrees: boolean;
};

/**
 * Reads the records of a file that {@link writeElmo} wrote. What they are worth the chain says.
 * @throws Exports_NotXml, Exports_NotElmo {found}
 */
export function readElmo(xml: string): readonly ElmoRecord[] {
  return elementsIn(readElmoRoot(xml), "report")
    .flatMap((report) => elementsIn(report, "learningOpportunitySpecification"))
    .flatMap((opportunity) => {
      const presentation = carriedBy(opportunity);
      if (!presentation) return [];
      const expected = readXml(writeXml({ ...opportunityOf(presentation), namespace: elmoNamespace }));
      return [{ presentation, agrees: canonicalXml(opportunity) === canonicalXml(expected) }];
    });
}

/** The root of an ELMO file, or the ELMO in a response of Erasmus Without Paper. */
export function readElmoRoot(xml: string): XmlElement {
  const root = readXml(xml);
  const elmo = find(root);
  if (!elmo) throw new Problem("Exports_NotElmo", { found: `${root.name} (${root.namespace ?? ""})` });
  return elmo;
}

function find(from: XmlElement): XmlElement | undefined {
  if (from.name === "elmo" && from.namespace === elmoNamespace) return from;
  for (const child of elementsIn(from)) {
    const found = find(child);
    if (found) return found;
  }
  return undefined;
}

/** The presentation within an opportunity; undefined where it is none of ours. */
export function carriedBy(opportunity: XmlElement): Presentation | undefined {
  const carrier = within(opportunity, "specifies", "learningOpportunityInstance", "extension", "presentation");
  if (!carrier || carrier.namespace !== presentationNamespace) return undefined;
  try {
    return presentationSchema.parse(JSON.parse(textOf(carrier)));
  } catch {
    // Somebody else's extension of that name, or a damaged one: the opportunity is read as any other.
    return undefined;
  }
}

/** ELMO wants given and family names apart. We do not know which part is which, and do not guess. */
function learnerOf(parts: readonly IssuedPart[]): XmlElement {
  const students = parts.flatMap(({ issuer, entries: [first] }) =>
    first ? [{ member: issuer.member, ...first.presentation.record.student }] : [],
  );
  return element("learner", [
    ...students.map(({ member, number }) =>
      element("identifier", number, { type: `alliance-ledger:student-number:${member}` }),
    ),
    element("givenNames"),
    element("familyName", students[0]?.name),
  ]);
}

function reportOf({ issuer, entries }: IssuedPart, generatedAt: string): XmlElement {
  const presentations = entries.map(({ presentation }) => presentation);
  return element("report", [
    element("issuer", [
      optional("country", issuer.country),
      element("identifier", didOf(issuer), { type: "did" }),
      element("identifier", String(issuer.member), { type: "alliance-ledger:member" }),
      element("title", issuer.nameZh, { "xml:lang": "zh" }),
      element("title", issuer.nameEn, { "xml:lang": "en" }),
      element("url", `https://${issuer.host}`),
    ]),
    ...presentations.map(opportunityOf),
    element("issueDate", generatedAt),
    ...gradingSchemes(presentations.map(({ record }) => record)),
  ]);
}

function attachmentOf({ title, mediaType, bytes }: ElmoAttachment): XmlElement {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return element("attachment", [
    element("title", title),
    element("type", "EMREX transcript"),
    element("content", `data:${mediaType};base64,${btoa(binary)}`),
  ]);
}
