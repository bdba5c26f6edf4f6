import { expect } from "chai";
import { sealCursor, shortHash } from "../../server/api/cursor.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { type Answer, ask, expectProblem, type Question } from "./ask.ts";

type Page = { items: { member: number }[]; next: string | null };

describe("Lists and cached answers", () => {
  let alliance: Alliance;

  before(async () => {
    alliance = await startAlliance();
  });

  after(() => alliance.close());

  const at = (path: string, question?: Question): Promise<Answer> => ask(alliance.url + path, question);
  const page = async (path: string) => (await at(path)).body as Page;

  describe("come in pages", () => {
    it("that follow one another to the end", async () => {
      const found: number[] = [];
      let path: string | undefined = "/v1/members?limit=1";
      while (path !== undefined) {
        const { body, headers } = await at(path);
        const { items, next } = body as Page;
        found.push(...items.map(({ member }) => member));
        const link = headers.get("link");
        expect(link === null).to.equal(next === null);
        path = link?.match(/^<(.+)>; rel="next"$/)?.[1];
      }
      expect(found).to.deep.equal([1, 2, 3]);
    });

    it("whose limit may change on the way", async () => {
      const { next } = await page("/v1/members?limit=1");
      const { items } = await page(`/v1/members?limit=5&after=${next}`);
      expect(items.map(({ member }) => member)).to.deep.equal([2, 3]);
    });

    it("in both directions", async () => {
      const newest = (await at("/v1/activity?limit=200")).body as { items: { id: string }[] };
      const found: string[] = [];
      let after = "";
      do {
        const { items, next } = (await at(`/v1/activity?limit=7${after}`)).body as {
          items: { id: string }[];
          next: string;
        };
        found.push(...items.map(({ id }) => id));
        after = next === null ? "" : `&after=${next}`;
      } while (after !== "");
      expect(found).to.deep.equal(newest.items.map(({ id }) => id));
      expect(found.length).to.be.above(10);
    });

    it("not after a cursor that is none, or that is another list's", async () => {
      expectProblem(await at("/v1/members?after=nonsense"), 410, "Api_CursorUnknown", {});
      const { next } = await page("/v1/members?limit=1");
      expectProblem(await at(`/v1/activity?after=${next}`), 410, "Api_CursorUnknown");
      expectProblem(await at(`/v1/members/1/officers?after=${next}`), 410, "Api_CursorUnknown");
    });

    it("not after a cursor of somebody's own making", async () => {
      const { next } = await page("/v1/members?limit=1");
      const [content = "", mac = ""] = (next ?? "").split(".");
      const [, ...rest] = JSON.parse(Buffer.from(content, "base64url").toString());
      const forged = Buffer.from(JSON.stringify(["!cursor", ...rest])).toString("base64url");
      const attempts = [`${forged}.${mac}`, content, `${content}.`, `${content}.${"é".repeat(mac.length)}`, `.${mac}`];
      for (const after of attempts) {
        expectProblem(await at(`/v1/members?after=${encodeURIComponent(after)}`), 410, "Api_CursorUnknown");
      }
    });

    it("not after a cursor of a block that this chain does not have", async () => {
      const { next } = await page("/v1/members?limit=1");
      const [key, list, number] = JSON.parse(Buffer.from(next?.split(".")[0] ?? "", "base64url").toString());
      const hash = `0x${"00".repeat(32)}`;
      const otherBranch = sealCursor({ key, list, readAt: { number, hash } });
      expectProblem(await at(`/v1/members?after=${otherBranch}`), 410, "Api_CursorUnknown");
      const future = sealCursor({ key, list, readAt: { number: number + 1_000, hash } });
      expectProblem(await at(`/v1/members?after=${future}`), 410, "Api_CursorUnknown");
    });

    it("also after a restart, and after more blocks", async () => {
      const { next } = await page("/v1/members?limit=1");
      await alliance.officer(1, ["bursar"]);
      await alliance.restart();
      expect((await page(`/v1/members?after=${next}`)).items).to.have.length(2);
    });
  });

  describe("carry the block as their tag", () => {
    it("and are not sent again until there is another one", async () => {
      const first = await at("/v1/members");
      const tag = first.headers.get("etag") ?? "";
      const { block } = (await at("/v1/status")).body as { block: { number: number; hash: string } };
      expect(tag.startsWith(`W/"7364100-${block.number}-${shortHash(block.hash)}-`)).to.equal(true);
      const again = await at("/v1/members", { headers: { "if-none-match": `"other", ${tag}` } });
      expect(again).to.include({ status: 304, text: "" });
      expect(again.headers.get("etag")).to.equal(tag);

      await alliance.officer(1, ["bursar"]);
      const changed = await at("/v1/members", { headers: { "if-none-match": tag } });
      expect(changed.status).to.equal(200);
      expect(changed.headers.get("etag")).not.to.equal(tag);
    });

    it("and of their place: another place is not unchanged by it", async () => {
      const tag = (await at("/v1/members/1")).headers.get("etag") ?? "";
      const headers = { "if-none-match": tag };
      expect((await at("/v1/members/1", { headers })).status).to.equal(304);
      expect((await at("/v1/members/2", { headers })).status).to.equal(200);
      expectProblem(await at("/v1/members/77", { headers }), 404, "Members_UnknownMember", { member: 77 });
    });

    it("but not where they depend on the clock or on the caller", async () => {
      for (const path of ["/v1/status", "/v1/overview"]) {
        const { headers } = await at(path);
        expect(headers.get("etag"), path).to.equal(null);
        expect(headers.get("cache-control"), path).to.equal("no-store");
      }
    });

    it("nor where they are problems", async () => {
      const { headers } = await at("/v1/members/77");
      expect(headers.get("etag")).to.equal(null);
      expect(headers.get("cache-control")).to.equal("no-store");
    });
  });
});
