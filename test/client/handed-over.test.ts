import { once } from "node:events";
import { expect } from "chai";
import PDFDocument from "pdfkit";
import { saltRecord } from "../../client/credits.ts";
import { readHandedOver, readHandedOverFile } from "../../client/handed-over.ts";
import { encodePresentation } from "../../client/presentation.ts";
import { connectPublicGateway } from "../../client/public-gateway.ts";
import { drawShare, sealShare, shareLink } from "../../client/share.ts";
import type { Presentation } from "../../server/credits/records.ts";
import type { SharedRecords } from "../../server/credits/share-records.ts";
import { rejection } from "./rejection.ts";

const now = new Date("2026-11-22T08:00:00Z");

function presentationOf(code: string): Presentation {
  const salted = saltRecord({
    recordId: crypto.randomUUID(),
    kind: "course",
    issuer: 3,
    student: { number: "20260001", name: "陈晓" },
    achievement: { code, titleZh: "数据结构", titleEn: "Data Structures" },
    credits: "3.5",
    creditScheme: "local",
    grade: { scale: "percentage", value: "92" },
    term: "2026-autumn",
    completedOn: "2026-11-13",
  });
  return { version: 1, ...salted, sequence: 7, proof: [] };
}

describe("What a verifier is handed", () => {
  const presentations = ["CS1", "CS2", "CS3"].map(presentationOf);
  const { shareId, key } = drawShare();
  const shared: SharedRecords = {
    version: 1,
    shareId,
    sharedAt: "2026-11-20T00:00:00Z",
    expiresAt: "2026-12-20T00:00:00Z",
    presentations,
  };

  /** A gateway that keeps one share, or answers a problem. */
  const keeper = (problem?: { status: number; type: string; arguments: Record<string, number> }) =>
    connectPublicGateway("http://gateway.test", async (url) => {
      expect(String(url)).to.equal(`http://gateway.test/v1/credits/shares/${shareId}`);
      if (problem) return Response.json(problem, { status: problem.status });
      return Response.json({ shareId, expiresAt: shared.expiresAt, sealed: await sealShare(shared, key) });
    });
  const fragment = `#3.${shareId}.${key}`;

  it("is every record of a sealed share, since when and until when it is shared", async () => {
    const { sharedAt, expiresAt } = shared;
    expect(await readHandedOver(fragment, keeper(), now)).to.deep.equal({
      presentations,
      shared: { sharedAt, expiresAt },
    });
  });

  it("is one record by a link that holds it, and one or many in a file", async () => {
    const [first] = presentations;
    if (!first) throw new RangeError("There are records");
    const alone = { presentations: [first], shared: null };
    expect(await readHandedOver(`#${await encodePresentation(first)}`, keeper(), now)).to.deep.equal(alone);
    expect(await readHandedOver(JSON.stringify(first, null, 2), keeper(), now)).to.deep.equal(alone);
    expect(await readHandedOver(`\n${JSON.stringify(presentations)}`, keeper(), now)).to.deep.equal({
      presentations,
      shared: null,
    });
    expect((await readHandedOver(JSON.stringify(shared), keeper(), now)).shared?.expiresAt).to.equal(shared.expiresAt);
  });

  for (const [what, type, given] of [
    ["withdrawn", "share-withdrawn", { withdrawnAt: 1_795_219_200 }],
    ["expired", "share-expired", { expiresAt: 1_795_219_200 }],
    ["unknown", "unknown-share", {}],
  ] as const) {
    it(`says that a share is ${what} as its gateway does`, async () => {
      const gateway = keeper({
        status: 410,
        type: `https://example.edu.cn/problems/credits/${type}`,
        arguments: given,
      });
      const problem = await rejection(readHandedOver(fragment, gateway, now));
      const name = {
        withdrawn: "Credits_ShareWithdrawn",
        expired: "Credits_ShareExpired",
        unknown: "Credits_UnknownShare",
      };
      expect([problem.name, problem.arguments]).to.deep.equal([name[what], given]);
    });
  }

  it("is not shown for longer than it was shared, from a gateway or from a file", async () => {
    const later = new Date("2026-12-20T00:00:01Z");
    for (const given of [fragment, JSON.stringify(shared)]) {
      const problem = await rejection(readHandedOver(given, keeper(), later));
      expect([problem.name, problem.arguments]).to.deep.equal([
        "Credits_ShareExpired",
        { expiresAt: Date.parse(shared.expiresAt) / 1000 },
      ]);
    }
  });

  it("is looked up where its link says", async () => {
    const link = shareLink("http://127.0.0.1:1", shareId, key);
    const problem = await rejection(readHandedOver(link, keeper(), now));
    expect([problem.name, problem.arguments]).to.deep.equal([
      "Client_GatewayUnreachable",
      { url: "http://127.0.0.1:1" },
    ]);
  });

  for (const [what, given] of [
    ["a share's link with another key", `#3.${shareId}.${drawShare().key}`],
    ["a share's link that is cut short", `#3.${shareId}.${key.slice(0, 20)}`],
    ["a file of something else", '{"version":1}'],
    ["an empty list", "[]"],
    ["half a file", JSON.stringify(presentations).slice(0, 300)],
    ["more records than a share has", JSON.stringify(Array.from({ length: 201 }, () => presentations[0]))],
  ] as const) {
    it(`is refused where it is ${what}`, async () => {
      expect((await rejection(readHandedOver(given, keeper(), now))).name).to.equal("Client_BadLink");
    });
  }

  describe("as a file", () => {
    const fileOf = (content: string | Uint8Array<ArrayBuffer>) => new Blob([content]);
    const pdfWith = async (...attached: { name: string; text: string }[]) => {
      const document = new PDFDocument();
      const parts: Buffer[] = [];
      document.on("data", (part: Buffer) => parts.push(part));
      for (const { name, text } of attached) document.file(Buffer.from(text), { name });
      document.text("成绩单").end();
      await once(document, "end");
      return new Uint8Array(Buffer.concat(parts));
    };

    it("is what is attached to a PDF, whatever else is attached", async () => {
      const bytes = await pdfWith(
        { name: "open-badge-1.json", text: '{"type":["VerifiableCredential"]}' },
        { name: "note.txt", text: "[sic]" },
        { name: "presentations.json", text: JSON.stringify(presentations, null, 2) },
      );
      expect(await readHandedOverFile(fileOf(bytes), keeper(), now)).to.deep.equal({ presentations, shared: null });
    });

    it("is a link or JSON in it", async () => {
      const { sharedAt, expiresAt } = shared;
      const held = { presentations, shared: { sharedAt, expiresAt } };
      expect(await readHandedOverFile(fileOf(`${fragment}\n`), keeper(), now)).to.deep.equal(held);
      expect(await readHandedOverFile(fileOf(JSON.stringify(shared)), keeper(), now)).to.deep.equal(held);
    });

    it("is no record where it holds none, and a damaged link where it holds one", async () => {
      const none = [await pdfWith(), await pdfWith({ name: "a.json", text: "{}" }), "import x from 'y';", ""];
      for (const content of none) {
        const problem = await rejection(readHandedOverFile(fileOf(content), keeper(), now));
        expect(problem.name).to.equal("Client_NoRecordInFile");
      }
      const damaged = readHandedOverFile(fileOf("https://a.example/verify#2.abc"), keeper(), now);
      expect((await rejection(damaged)).name).to.equal("Client_BadLink");
    });
  });

  it("is not a student's own link, which is to be kept", async () => {
    const given = `https://a.example/holder#${key}`;
    expect((await rejection(readHandedOver(given, keeper(), now))).name).to.equal("Client_StudentLink");
  });
});
