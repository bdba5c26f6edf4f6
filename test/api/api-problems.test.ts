import { expect } from "chai";
import { startTestGateway, type TestGateway } from "../flow/gateway.ts";
import { type Answer, ask, expectProblem, faultsOf, type Question } from "./ask.ts";

describe("The gateway answers problems", () => {
  let gateway: TestGateway;
  const at = (path: string, question?: Question): Promise<Answer> => ask(gateway.url + path, question);

  before(async () => {
    gateway = await startTestGateway();
  });

  after(() => gateway.close());

  it("for a path that it does not have", async () => {
    expectProblem(await at("/v1/nothing"), 404, "Api_NotFound", { method: "GET", path: "/v1/nothing" });
    expectProblem(await at("/v1/members", { method: "DELETE" }), 404, "Api_NotFound", {
      method: "DELETE",
      path: "/v1/members",
    });
    expectProblem(await at("/v1/%E0%A4%A"), 404, "Api_NotFound");
  });

  it("in the language of the reader", async () => {
    const speaking = async (header: string) => {
      const { headers, body } = await at("/v1/nothing", { headers: { "accept-language": header } });
      const { title } = body as { title: string };
      return [headers.get("content-language"), title];
    };
    expect(await speaking("zh-CN,zh;q=0.9,en;q=0.8")).to.deep.equal(["zh-CN", "没有这个地址"]);
    expect(await speaking("en-GB,zh;q=0.3")).to.deep.equal(["en", "Nothing there"]);
    expect(await speaking("fr")).to.deep.equal(["en", "Nothing there"]);
    expect(await speaking("zh;q=0.1,en;q=0")).to.deep.equal(["zh-CN", "没有这个地址"]);
  });

  it("for JSON that is none", async () => {
    const headers = { "content-type": "application/json" };
    expectProblem(await at("/v1/session/challenge", { text: '{"account":', headers }), 400, "Api_MalformedJson", {});
    expectProblem(await at("/rpc", { text: "{'a'}", headers }), 400, "Api_MalformedJson");
  });

  it("for another media type", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await at("/v1/session/challenge", { text: "account=0x", headers });
    expectProblem(answer, 415, "Api_UnsupportedMediaType", { given: "application/x-www-form-urlencoded" });
  });

  it("for an encoding that it cannot read", async () => {
    const headers = { "content-type": "application/json; charset=gb18030" };
    expectProblem(await at("/v1/session/challenge", { text: "{}", headers }), 415, "Api_UnsupportedMediaType");
  });

  it("for a body of 10 MB, without reading it", async () => {
    const json = { account: "x".repeat(10_000_000) };
    for (const path of ["/v1/session/challenge", "/v1/transactions", "/rpc"]) {
      expectProblem(await at(path, { json }), 413, "Api_BodyTooLarge", { limitBytes: 1_000_000 });
    }
    expect((await at("/health")).status).to.equal(200);
  });

  it("for a body of 10 MB that does not say how long it is", async () => {
    const chunk = new TextEncoder().encode("x".repeat(1_000_000));
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        if (sent++ < 10) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body, duplex: "half" };
    const response = await fetch(`${gateway.url}/v1/session/challenge`, init).catch((error: unknown) => error);
    // Node closes the connection when it stops reading: the client sees the answer or the closed connection.
    if (response instanceof Response) expect(response.status).to.equal(413);
    expect((await at("/health")).status).to.equal(200);
  });

  it("with every fault of the input at its place, in both languages", async () => {
    const json = { account: "0x12", extra: 1 };
    const english = await at("/v1/session/challenge", { json });
    expectProblem(english, 400, "Api_InvalidInput", { count: 2 });
    expect(faultsOf(english)).to.deep.equal(["/account invalid-format", " unrecognized-keys"]);
    const chinese = await at("/v1/session/challenge", { json, headers: { "accept-language": "zh" } });
    expect(chinese.text).to.match(/"detail":"[^"]*[\u4e00-\u9fff]/);
  });

  it("for a missing body", async () => {
    const answer = await at("/v1/session/challenge", { method: "POST" });
    expectProblem(answer, 400, "Api_InvalidInput", { count: 1 });
  });

  it("for parameters that are no numbers, or out of range", async () => {
    expectProblem(await at("/v1/members/abc"), 400, "Api_InvalidInput");
    expectProblem(await at("/v1/members/0"), 400, "Api_InvalidInput");
    expectProblem(await at("/v1/members/4294967296"), 400, "Api_InvalidInput");
    expectProblem(await at("/v1/members/7"), 404, "Members_UnknownMember", { member: 7 });
  });

  it("for a query that it does not know, instead of ignoring it", async () => {
    const answer = await at("/v1/members?limt=5");
    expectProblem(answer, 400, "Api_InvalidInput");
    expect(faultsOf(answer)).to.deep.equal([" unrecognized-keys"]);
    expectProblem(await at("/v1/members?limit=201"), 400, "Api_InvalidInput");
    expectProblem(await at("/v1/members?limit=5&limit=6"), 400, "Api_InvalidInput");
  });

  it("and says so in its metrics, by type", async () => {
    const { text } = await at("/metrics");
    expect(text).to.match(/ledger_problems_total\{type="\/problems\/api\/not-found"\} [1-9]/);
    expect(text).to.match(
      /ledger_http_request_seconds_count\{method="GET",route="\/v1\/members\/:member",status="404"\} 1/,
    );
  });

  it("and logs neither path nor query", async () => {
    await at("/v1/accounts/0x1111111111111111111111111111111111111111?name=secret-name");
    await at("/v1/secret-path");
    const lines = gateway.log.join("");
    expect(lines).to.contain('"route":"/v1/accounts/:address"');
    expect(lines).to.not.match(/secret-name|secret-path|0x1111/);
  });
});

describe("An empty gateway", () => {
  let gateway: TestGateway;

  before(async () => {
    gateway = await startTestGateway();
  });

  after(() => gateway.close());

  it("waits to be set up", async () => {
    const { body, headers } = await ask(`${gateway.url}/v1/status`);
    expect(body).to.deep.include({ state: "set-up", demo: false, chainId: 7_364_100, progress: null, finding: null });
    expect(headers.get("cache-control")).to.equal("no-store");
    expectProblem(await ask(`${gateway.url}/v1/alliance`), 404, "Alliance_NotFounded");
  });

  it("has no demo", async () => {
    expectProblem(await ask(`${gateway.url}/v1/demo`), 404, "Api_NotADemo");
  });

  it("is healthy and ready", async () => {
    expect((await ask(`${gateway.url}/health`)).body).to.deep.equal({ status: "ok" });
    expect((await ask(`${gateway.url}/ready`)).body).to.deep.equal({ state: "set-up" });
  });

  it("protects its pages", async () => {
    const { headers } = await ask(`${gateway.url}/health`);
    expect(headers.get("content-security-policy"))
      .to.contain("default-src 'self'")
      .and.contain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).to.equal("nosniff");
    expect(headers.get("referrer-policy")).to.equal("no-referrer");
    expect(headers.has("x-powered-by")).to.equal(false);
  });
});
