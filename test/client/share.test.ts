import { expect } from "chai";
import { saltRecord } from "../../client/credits.ts";
import { drawShare, openBytes, openShare, readShareLink, sealBytes, sealShare, shareLink } from "../../client/share.ts";
import type { Presentation } from "../../server/credits/records.ts";
import type { SharedRecords } from "../../server/credits/share-records.ts";
import { rejection } from "./rejection.ts";

const presentation: Presentation = {
  version: 1,
  ...saltRecord({
    recordId: "3f0c5a52-5a8e-4d4c-9a63-0d8f0e6f3f11",
    kind: "course",
    issuer: 3,
    student: { number: "20260001", name: "陈晓" },
    achievement: { code: "CS2103", titleZh: "数据结构", titleEn: "Data Structures", field: "0613", level: 6 },
    credits: "3.5",
    creditScheme: "local",
    grade: { scale: "percentage", value: "92" },
    term: "2026-autumn",
    completedOn: "2026-11-13",
  }),
  sequence: 7,
  proof: Array.from({ length: 14 }, (_, at) => `0x${(at * 7919 + 104_729).toString(16).padStart(64, "5a3c9")}`),
};

function sharedUnder(shareId: string, count = 1): SharedRecords {
  const presentations = Array.from({ length: count }, () => presentation);
  const sharedAt = "2026-11-22T08:00:00.000Z";
  return { version: 1, shareId, sharedAt, expiresAt: "2026-12-22T08:00:00.000Z", presentations };
}

describe("A sealed share", () => {
  const { shareId, key } = drawShare();
  let sealed = "";

  before(async () => {
    sealed = await sealShare(sharedUnder(shareId), key);
  });

  it("opens with its id and key, and says nothing without", async () => {
    expect(await openShare(sealed, shareId, key)).to.deep.equal(sharedUnder(shareId));
    expect(Buffer.from(sealed, "base64url").includes("陈晓")).to.equal(false);
    expect(sealed).to.match(/^[\w-]+$/);
  });

  it("holds as many records as may be chosen", async () => {
    const many = sharedUnder(shareId, 200);
    expect((await openShare(await sealShare(many, key), shareId, key)).presentations).to.have.length(200);
  });

  it("is sealed anew every time", async () => {
    expect(await sealShare(sharedUnder(shareId), key)).to.not.equal(sealed);
  });

  for (const [name, spoil] of [
    ["with another key", (given: string) => [given, shareId, drawShare().key]],
    ["under another id", (given: string) => [given, drawShare().shareId, key]],
    ["cut short", (given: string) => [given.slice(0, -4), shareId, key]],
    ["with a bit changed", (given: string) => [`${given[0] === "A" ? "B" : "A"}${given.slice(1)}`, shareId, key]],
    ["with half a key", (given: string) => [given, shareId, key.slice(0, 22)]],
    ["empty", () => ["", shareId, key]],
  ] as const) {
    it(`does not open ${name}`, async () => {
      const [given = "", id = "", under = ""] = spoil(sealed);
      expect((await rejection(openShare(given, id, under))).name).to.equal("Client_BadLink");
    });
  }

  async function sealedBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const raw = Buffer.from(key, "base64url");
    const under = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    const given = await sealBytes(bytes, under, shareId);
    expect(Buffer.from(await openBytes(given, under, shareId)).equals(bytes)).to.equal(true);
    return given;
  }

  async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  it("does not open where its sender put another share's records, or none, under its id", async () => {
    for (const wrong of [sharedUnder(drawShare().shareId), sharedUnder(shareId, 0), sharedUnder(shareId, 201), {}]) {
      const given = await sealedBytes(await deflated(new TextEncoder().encode(JSON.stringify(wrong))));
      expect((await rejection(openShare(given, shareId, key))).name).to.equal("Client_BadLink");
    }
  });

  it("does not unpack to more than a share is", async () => {
    const given = await sealedBytes(await deflated(new Uint8Array(50_000_000)));
    const problem = await rejection(openShare(given, shareId, key));
    expect(problem.name).to.equal("Client_BadLink");
    expect(String(problem.cause)).to.include("More than 2097152 bytes");
  });
});

describe("The link of a share", () => {
  const { shareId, key } = drawShare();

  it("brings back id and key, whole or as a fragment, and is short", () => {
    const link = shareLink("https://ledger.example.edu.cn/", shareId, key);
    expect(link).to.equal(`https://ledger.example.edu.cn/verify#3.${shareId}.${key}`);
    expect(link.length).to.be.below(120);
    for (const text of [link, ` ${link}\n`, link.slice(link.indexOf("#")), `3.${shareId}.${key}`]) {
      expect(readShareLink(text), text).to.deep.equal({ shareId, key });
    }
  });

  it("is none where a part is missing, too long, not as it was written, or of another kind", () => {
    const whole = `3.${shareId}.${key}`;
    const spare = `${key.slice(0, -1)}${String.fromCharCode(key.charCodeAt(42) + 1)}`;
    for (const text of [
      whole.slice(0, -1),
      `${whole}A`,
      `2.${shareId}.${key}`,
      `3.${shareId}`,
      "",
      `3.${shareId}.${spare}`,
    ]) {
      expect(readShareLink(text), text).to.equal(null);
    }
  });
});
