import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import fc from "fast-check";
import { validateXML } from "xmllint-wasm";
import { readElmo, writeElmo } from "../../client/exports/elmo.ts";
import type { Transcript } from "../../client/exports/transcript.ts";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import { creditRecordSchema } from "../../server/credits/credit-records.ts";
import { Problem } from "../../server/problem.ts";
import { exportScene, records, transcriptOf } from "./exports-scene.ts";

const folder = new URL("../../../shared/cases/elmo/", import.meta.url);

/** Texts as people and machines make them, among them what XML treats specially. */
const text = fc
  .string({
    unit: fc.oneof(fc.constantFrom(..."<>&\"'] 龙𬭎喆玥\ufffe\uffffé"), fc.string({ unit: "binary", maxLength: 1 })),
    maxLength: 30,
  })
  .map((value) => `甲${value.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "")}乙`);

const anyRecord: fc.Arbitrary<CreditRecord> = fc
  .record({
    of: fc.constantFrom(...records),
    recordId: fc.uuid({ version: 4 }),
    name: text,
    title: text,
    credits: fc.integer({ min: 1, max: 10_000 }).map((cents) => String(cents / 100)),
    ects: fc.boolean(),
  })
  .map(({ of, recordId, name, title, credits, ects }) =>
    creditRecordSchema.parse({
      ...of,
      recordId,
      credits,
      creditScheme: ects ? "ects" : "local",
      student: { ...of.student, name },
      achievement: { ...of.achievement, titleZh: title, titleEn: `${title}x` },
      ...("thesisTitle" in of && { thesisTitle: title, supervisors: [{ name }] }),
      ...("host" in of && { host: { name } }),
    }),
  );

async function transcript(of?: readonly CreditRecord[]): Promise<Transcript> {
  return transcriptOf(await exportScene(of));
}

/** The schema with what it imports: by local names, and for the two that are not at hand the least that they declare. */
function schemas() {
  const local: Readonly<Record<string, string>> = {
    "http://www.w3.org/2001/03/xml.xsd": "xml.xsd",
    "https://raw.githubusercontent.com/emrex-eu/elmo-schemas/v1/references/xmldsig-core-schema.xsd": "dsig.xsd",
    "https://raw.githubusercontent.com/emrex-eu/elmo-schemas/v1/references/EUROPASS_ISOCountries_V1.1.xsd": "iso.xsd",
    "https://raw.githubusercontent.com/erasmus-without-paper/ewp-specs-types-address/stable-v1/schema.xsd":
      "ewp-types-address.xsd",
    "https://raw.githubusercontent.com/erasmus-without-paper/ewp-specs-architecture/stable-v1/common-types.xsd":
      "ewp-common-types.xsd",
  };
  const file = (fileName: string) => ({
    fileName,
    contents: readFileSync(new URL(fileName, folder), "utf8").replace(
      /schemaLocation="([^"]+)"/g,
      (whole, url: string) => (local[url] ? `schemaLocation="${local[url]}"` : whole),
    ),
  });
  const stub = (fileName: string, namespace: string, content: string) => ({
    fileName,
    contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">${content}</xs:schema>`,
  });
  return {
    schema: [file("schema.xsd")],
    preload: [
      ...["ewp-common-types.xsd", "ewp-types-address.xsd", "xml.xsd"].map(file),
      stub("dsig.xsd", "http://www.w3.org/2000/09/xmldsig#", '<xs:element name="Signature"/>'),
      stub(
        "iso.xsd",
        "http://europass.cedefop.europa.eu/Europass/V2.0",
        '<xs:simpleType name="countryCode"><xs:restriction base="xs:token"><xs:pattern value="[A-Z]{2}"/></xs:restriction></xs:simpleType>',
      ),
    ],
  };
}

describe("Transcripts as ELMO", () => {
  it("are read back as the same records with their way to the chain", async () => {
    const given = await transcript();
    const read = readElmo(writeElmo(given));
    expect(read.map(({ presentation }) => presentation)).to.deep.equal(
      given.entries.map((entry) => entry.presentation),
    );
    expect(read.map(({ agrees }) => agrees)).to.deep.equal(records.map(() => true));
  });

  it("are read back the same whatever the records say", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyRecord, { minLength: 1, maxLength: 4, selector: (r) => r.recordId }),
        async (of) => {
          const given = await transcript(
            of.map((record) => ({ ...record, student: of[0]?.student ?? record.student })),
          );
          const read = readElmo(writeElmo(given));
          expect(read.map(({ presentation }) => presentation)).to.deep.equal(given.entries.map((e) => e.presentation));
          expect(read.every(({ agrees }) => agrees)).to.equal(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("tell when what they say is not what their records say", async () => {
    const xml = writeElmo(await transcript());
    for (const [from, to] of [
      [">92.5<", ">98.5<"],
      ["<value>3.5</value>", "<value>4.5</value>"],
      [">Data Structures<", ">Quantum Structures<"],
      ["<date>2026-07-10</date>", "<date>2025-07-10</date>"],
      ["<status>passed</status>", "<status>failed</status>"],
    ] as const) {
      expect(xml, from).to.include(from);
      expect(readElmo(xml.replace(from, to))[0]?.agrees, from).to.equal(false);
    }
  });

  it("hold records in force only", async () => {
    const scene = await exportScene();
    for (const status of ["revoked", "suspended", "superseded", "void"] as const) {
      expect(() => writeElmo(transcriptOf(scene, { 2: status })))
        .to.throw(Problem, "Exports_NotInForce")
        .with.deep.property("arguments", { recordId: records[2]?.recordId });
    }
  });

  it("are valid by the official schema, with attachments too", async function () {
    if (!existsSync(fileURLToPath(folder))) {
      console.log("      skipped: ../shared/cases/elmo is not here");
      this.skip();
    }
    const attachments = [
      { title: "成绩单", mediaType: "application/pdf", bytes: new TextEncoder().encode("%PDF-1.7") },
    ] as const;
    const given = [
      writeElmo(await transcript(), attachments),
      ...fc.sample(fc.array(anyRecord, { minLength: 1, maxLength: 5 }), { numRuns: 8, seed: 7 }).map((of) => of),
    ];
    const documents = await Promise.all(
      given.map(async (one) =>
        typeof one === "string"
          ? one
          : writeElmo(await transcript(one.map((r) => ({ ...r, student: records[0]?.student ?? r.student })))),
      ),
    );
    const validate = (contents: string) => validateXML({ xml: [{ fileName: "elmo.xml", contents }], ...schemas() });
    for (const document of documents) expect((await validate(document)).errors).to.deep.equal([]);
    const spoilt = await validate((documents[0] ?? "").replace("<status>passed<", "<status>perhaps<"));
    expect(spoilt.valid).to.equal(false);
  });
});
