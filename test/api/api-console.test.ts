import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import express from "express";
import { consoleFiles } from "../../server/api/console-files.ts";
import { nothingThere, problemHandler } from "../../server/api/problem-page.ts";
import { ask, expectProblem } from "./ask.ts";

describe("The console's files", () => {
  let folder = "";
  let server: Server;
  let url = "";

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "console-"));
    await mkdir(join(folder, "assets"));
    await mkdir(join(folder, "verify"));
    await writeFile(join(folder, "index.html"), "<title>console</title>");
    await writeFile(join(folder, "verify", "index.html"), "<title>verify</title>");
    await writeFile(join(folder, "assets", "main-3f2a.js"), "1");
    await writeFile(join(folder, "favicon.svg"), "<svg/>");
    const app = express();
    app.use(consoleFiles(folder), nothingThere);
    app.use(problemHandler(() => undefined));
    server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const page = (path: string) => ask(url + path, { headers: { accept: "text/html,*/*;q=0.8" } });

  it("are one page for all its rooms, asked for anew each time", async () => {
    for (const path of ["/", "/credits", "/resources/12?view=week", "/settlement/lines/7"]) {
      const answer = await page(path);
      expect(answer.text, path).to.equal("<title>console</title>");
      expect(answer.headers.get("cache-control"), path).to.equal("no-cache");
      expect(answer.headers.get("content-type"), path).to.contain("text/html");
    }
  });

  it("are another page for verification", async () => {
    for (const path of ["/verify", "/verify/", "/verify/anything"]) {
      expect((await page(path)).text, path).to.equal("<title>verify</title>");
    }
  });

  it("are kept for a year where their names hold their hash", async () => {
    const { headers } = await ask(`${url}/assets/main-3f2a.js`);
    expect(headers.get("cache-control")).to.equal("public, max-age=31536000, immutable");
    expect((await ask(`${url}/favicon.svg`)).text).to.equal("<svg/>");
  });

  it("are no answer to a mistyped address of the API, a missing file or a program", async () => {
    for (const path of ["/v1/nothing", "/v1", "/rpc", "/assets/gone.js", "/metrics"]) {
      expectProblem(await page(path), 404, "Api_NotFound", { method: "GET", path });
    }
    expectProblem(await ask(`${url}/credits`, { headers: { accept: "application/json" } }), 404, "Api_NotFound");
    expectProblem(await ask(`${url}/credits`, { json: {} }), 404, "Api_NotFound");
  });

  it("stay in their folder", async () => {
    for (const path of ["/..%2f..%2fetc%2fpasswd", "/assets/..%2f..%2findex.html", "/%2e%2e/%2e%2e/etc/passwd"]) {
      expect((await page(path)).text, path).not.to.contain("root:");
    }
  });
});
