import { expect } from "chai";
import fc from "fast-check";
import { validateXML } from "xmllint-wasm";
import { canonicalXml, type XmlElement } from "../../client/exports/xml.ts";
import { readXml } from "../../client/exports/xml-read.ts";
import { writeXml } from "../../client/exports/xml-write.ts";
import { Problem } from "../../server/problem.ts";

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"/></xs:schema>`;

/** Whether libxml2 takes it for well formed. */
async function isWellFormed(contents: string): Promise<boolean> {
  const result = await validateXML({ xml: [{ fileName: "x.xml", contents }], schema: [schema] });
  return !result.errors.some(({ message }) => /parser error|namespace error/.test(message));
}

function read(text: string): XmlElement | string {
  try {
    return readXml(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.name).to.equal("Exports_NotXml");
    return String(error.arguments.reason);
  }
}

const text = fc
  .string({ unit: fc.constantFrom(..."ab<>&\"'] \n\t\r龙𬭎é"), maxLength: 12 })
  .filter((value) => value.trim() !== "");
const name = fc.constantFrom("a", "b-c", "d.e", "题目");
const tree = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc.record({
    name,
    namespace: fc.constant(null),
    attributes: fc.dictionary(fc.constantFrom("x", "xml:lang", "y-z"), text, { maxKeys: 3 }),
    children: fc.oneof({ maxDepth: 4 }, fc.array(text, { maxLength: 1 }), fc.array(tie("element"), { maxLength: 3 })),
  }),
})).element;

describe("XML", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(tree, (element) => {
        expect(canonicalXml(readXml(writeXml(element)))).to.equal(canonicalXml(element));
      }),
    );
  });

  it("is written so that libxml2 reads it", async () => {
    for (const element of fc.sample(tree, { numRuns: 25, seed: 4 })) {
      const written = writeXml({ ...element, name: "r" });
      expect(await isWellFormed(written), written).to.equal(true);
    }
  }).timeout(60_000);

  it("knows entities, CDATA, comments, instructions, namespaces and line ends", () => {
    const element = readXml(
      `\ufeff<?xml version="1.0"?><!-- c --><p:r xmlns:p="urn:p" xmlns="urn:d" a='1&#x4e2d;"'>\r\n&lt;b<![CDATA[<&]]>&#28450;<!-- x --><?y z?><q xmlns=""/><q/></p:r>\n`,
    );
    expect(element).to.deep.equal({
      name: "r",
      namespace: "urn:p",
      attributes: { a: '1中"' },
      children: [
        "\n<b<&漢",
        { name: "q", namespace: null, attributes: {}, children: [] },
        { name: "q", namespace: "urn:d", attributes: {}, children: [] },
      ],
    });
  });

  for (const [what, xml] of [
    ["an end that is missing", "<r><a></r>"],
    ["an end too many", "<r></r></r>"],
    ["a crossed end", "<r><a><b></a></b></r>"],
    ["two roots", "<r/><r/>"],
    ["text outside", "<r/>x"],
    ["nothing", "  "],
    ["a declared type", '<!DOCTYPE r [<!ENTITY e "x">]><r>&e;</r>'],
    ["an unknown entity", "<r>&nbsp;</r>"],
    ["a bare ampersand", "<r>a & b</r>"],
    ["an attribute twice", '<r a="1" a="2"/>'],
    ["an attribute without quotes", "<r a=1/>"],
    ["an undeclared prefix", "<p:r/>"],
    ["a character that XML has not", "<r>&#0;</r>"],
    ["half a character", "<r>&#xd800;</r>"],
    ["a comment in a comment", "<r><!-- a -- b --></r>"],
    ["the end of CDATA in text", "<r>]]></r>"],
    ["a cut tag", "<r><a b="],
  ] as const) {
    it(`is refused with ${what}, as libxml2 refuses it`, async () => {
      expect(read(xml)).to.be.a("string");
      // libxml2 takes declared types; we do not.
      if (!xml.includes("DOCTYPE")) expect(await isWellFormed(xml)).to.equal(false);
    });
  }

  it("is refused when it is too deep", () => {
    expect(read(`${"<r>".repeat(70)}${"</r>".repeat(70)}`)).to.equal("deeper than 60 elements");
  });
});
