import { expect } from "chai";
import fc from "fast-check";
import { keccak256 } from "viem";
import { saltRecord } from "../../client/credits.ts";
import { decodePresentation, presentationLink } from "../../client/presentation.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { rejection } from "./rejection.ts";

const salted = saltRecord({
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
});
const presentation: Presentation = {
  version: 1,
  ...salted,
  sequence: 7,
  proof: Array.from({ length: 14 }, (_, at) => `0x${(at * 7919 + 104_729).toString(16).padStart(64, "5a3c9")}`),
};

describe("A presentation link", () => {
  it("brings back what went in, from the link, its fragment or the file", async () => {
    const link = await presentationLink("http://127.0.0.1:4517/", presentation);
    expect(link).to.match(/^http:\/\/127\.0\.0\.1:4517\/verify#2\.[\w-]+$/);
    expect(await decodePresentation(link)).to.deep.equal(presentation);
    expect(await decodePresentation(link.slice(link.indexOf("#")))).to.deep.equal(presentation);
    expect(await decodePresentation(JSON.stringify(presentation))).to.deep.equal(presentation);
  });

  it("fits into a QR code with the proof of the largest batch", async () => {
    expect((await presentationLink("https://ledger.example.edu.cn", presentation)).length).to.be.below(2_331);
  });

  for (const [name, spoil] of [
    ["cut short", (link: string) => link.slice(0, -20)],
    ["of another version", (link: string) => link.replace("#2.", "#1.")],
    ["without its fragment", (link: string) => link.slice(0, link.indexOf("#"))],
    ["with a letter changed", (link: string) => link.replace(/.{30}$/, (end) => end.split("").reverse().join(""))],
  ] as const) {
    it(`is refused ${name}`, async () => {
      const link = await presentationLink("http://127.0.0.1:4517", presentation);
      expect((await rejection(decodePresentation(spoil(link)))).name).to.equal("Client_BadLink");
    });
  }

  it("is refused where it unpacks to more than a presentation is", async () => {
    const bomb = new Blob([new Uint8Array(50_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(bomb).arrayBuffer());
    const check = keccak256(bytes, "bytes").slice(0, 8);
    const fragment = `2.${Buffer.concat([bytes, check]).toString("base64url")}`;
    const problem = await rejection(decodePresentation(fragment));
    expect(problem.name).to.equal("Client_BadLink");
    expect(String(problem.cause)).to.include("More than 65536 bytes");
  });

  it("is refused with any character changed to any other, added or taken away", async function () {
    this.timeout(60_000);
    const fragment = (await presentationLink("http://127.0.0.1:4517", presentation)).split("#")[1] ?? "";
    const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ";
    const refuses = async (changed: string) =>
      expect((await rejection(decodePresentation(changed))).name, changed).to.equal("Client_BadLink");
    for (const last of characters) {
      if (!fragment.endsWith(last)) await refuses(fragment.slice(0, -1) + last);
      if (last !== " ") await refuses(fragment + last);
    }
    const place = fc.nat(fragment.length - 2);
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom(...characters), async (at, character) => {
        fc.pre(fragment[at] !== character);
        await refuses(fragment.slice(0, at) + character + fragment.slice(at + 1));
        await refuses(fragment.slice(0, at) + fragment.slice(at + 1));
      }),
      { numRuns: 1_000 },
    );
  });
});
