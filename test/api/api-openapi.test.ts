import { expect } from "chai";
import { problems } from "../../server/problems.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { ask } from "./ask.ts";

type Parameter = { name: string; in: string; required?: boolean; schema: unknown };
type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: Parameter[];
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
  security: unknown[];
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object };

describe("The OpenAPI document", () => {
  let alliance: Alliance;
  let document: Document;
  let operations: [path: string, method: string, operation: Operation][];

  before(async () => {
    alliance = await startAlliance();
    document = (await ask(`${alliance.url}/openapi.json`)).body as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
    );
  });

  after(() => alliance.close());

  it("covers every domain", () => {
    expect(document.openapi).to.equal("3.1.0");
    const paths = Object.keys(document.paths);
    for (const part of ["status", "demo", "session", "transactions", "activity", "overview", "alliance", "members"]) {
      expect(
        paths.some((path) => path.startsWith(`/v1/${part}`)),
        part,
      ).to.equal(true);
    }
    for (const part of ["credits/drafts", "credits/records/search", "resources", "bookings", "board", "cycles"]) {
      expect(
        paths.some((path) => path.startsWith(`/v1/${part}`)),
        part,
      ).to.equal(true);
    }
    expect(operations.length).to.be.above(30);
  });

  it("gives every operation a name of its own, a summary and a tag", () => {
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const [path, method, { operationId, summary, tags }] of operations) {
      expect(
        [operationId, summary, tags.join()].every((text) => text.length > 0),
        `${method} ${path}`,
      ).to.equal(true);
    }
  });

  it("declares every parameter of a path, and only those", () => {
    for (const [path, method, { parameters = [] }] of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((one) => one.in === "path");
      expect(declared.map(({ name }) => name).sort(), `${method} ${path}`).to.deep.equal(inPath.sort());
      expect(declared.every(({ required }) => required === true)).to.equal(true);
    }
  });

  it("refers to nothing that is not in it", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = ""]) => path);
    expect(references.length).to.be.above(20);
    for (const reference of references) {
      const found = reference.split("/").reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
      expect(found, reference).to.be.an("object");
    }
  });

  it("describes what success looks like, and every problem by its type", () => {
    const described = new Set<string>();
    for (const [path, method, { responses }] of operations) {
      expect(
        Object.keys(responses).some((status) => status.startsWith("2")),
        `${method} ${path}`,
      ).to.equal(true);
      for (const [status, { description, content }] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        expect(content, `${method} ${path} ${status}`).to.have.property("application/problem+json");
        for (const [, type = ""] of description.matchAll(/^(\/problems\/\S+):/gm)) described.add(type);
      }
    }
    expect(described).to.include("/problems/members/unknown-member").and.include("/problems/api/invalid-input");
  });

  it("asks for a session where the vault is opened, and only there", () => {
    const withSession = operations.filter(([, , { security }]) => security.length > 0).map(([path]) => path);
    expect(new Set(withSession.map((path) => path.split("/").slice(0, 4).join("/")))).to.deep.equal(
      new Set([
        "/v1/session",
        "/v1/credits/access",
        "/v1/holder/session",
        "/v1/holder/records",
        "/v1/holder/presentations",
        "/v1/holder/credentials",
        "/v1/holder/passkeys",
        "/v1/holder/shares",
        "/v1/credits/drafts",
        "/v1/credits/batches",
        "/v1/credits/status-lists",
        "/v1/credits/conversions",
        "/v1/credits/transcript-credential",
        "/v1/credits/records",
        "/v1/credits/erasures",
        "/v1/credits/holdings",
        "/v1/deliveries",
        "/v1/deliveries/erasures",
        "/v1/deliveries/keys",
        "/v1/deliveries/outgoing",
        "/v1/deliveries/{deliveryId}",
      ]),
    );
  });

  it("is what the gateway does: each read without parameters answers as described", async () => {
    const plain = operations.filter(
      ([path, method, { security, parameters = [] }]) =>
        method === "get" && !path.includes("{") && security.length === 0 && !parameters.some((one) => one.required),
    );
    expect(plain.length).to.be.above(8);
    for (const [path, , { responses }] of plain) {
      if (responses["200"]?.content?.["text/event-stream"]) continue;
      const { status } = await ask(alliance.url + path);
      expect(Object.keys(responses), path).to.include(String(status));
      expect(status, path).to.be.below(500);
    }
  });

  it("is there in Chinese too", async () => {
    const headers = { "accept-language": "zh-CN" };
    const chinese = (await ask(`${alliance.url}/openapi.json`, { headers })).body as Document;
    expect(Object.keys(chinese.paths)).to.deep.equal(Object.keys(document.paths));
    for (const [path, methods] of Object.entries(chinese.paths)) {
      for (const { summary } of Object.values(methods)) expect(summary, path).to.match(/[\u4e00-\u9fff]/);
    }
  });
});

describe("The catalogue of problems", () => {
  it("has words in both languages, advice, and a status of its kind for each", () => {
    expect(Object.keys(problems).length).to.be.above(80);
    for (const [name, { status, title, detail, advice }] of Object.entries(problems)) {
      expect(status, name).to.be.within(400, 599);
      for (const words of [title, detail, advice]) {
        expect(words["zh-CN"], name).to.match(/[\u4e00-\u9fff]/);
        expect(words.en, name).to.match(/^[^\u4e00-\u9fff]+$/);
      }
      const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();
      expect(places(detail["zh-CN"]), name).to.deep.equal(places(detail.en));
    }
  });
});
