import { once } from "node:events";
import { createServer } from "node:net";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { getAddress } from "viem";
import { z } from "zod";
import { shorten } from "../../client/format.ts";
import { homeWords } from "../../console/src/home/words.ts";
import { setUpWords } from "../../console/src/set-up/words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import { buildConsole } from "../../scripts/build.ts";
import { type Cli, openCli } from "../cli/command.ts";
import { newPerson, startTestGateway, type TestGateway, testPassphrase } from "../flow/gateway.ts";
import { useBrowser } from "./browser.ts";
import { titleOn, unspokenOn, violationsOn, widthOn } from "./faults.ts";
import { savedText } from "./files.ts";
import { spoken } from "./words.ts";

/** A port that stays the same when the gateway is stopped and started. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return address.port;
}

describe("An empty gateway in the console", function () {
  this.timeout(120_000);
  const visit = useBrowser();
  const say = spoken("en", setUpWords);
  const shell = spoken("en", shellWords);
  let gateway: TestGateway;
  let cli: Cli;

  before(async () => {
    await buildConsole();
    gateway = await startTestGateway({ config: { port: await freePort() } });
    cli = await openCli(() => gateway.url);
  });
  after(async () => {
    await cli.close();
    await gateway.close();
  });

  /** Composes the plan on the page; answers the two files it gave. */
  async function compose(page: Page): Promise<{ founder: string; plan: string }> {
    await page.getByRole("heading", { level: 1, name: say("title") }).waitFor();
    await page.getByRole("button", { name: say("downloadPlan") }).click();
    await page.getByRole("alert").getByText(say("fixFirst")).waitFor();

    await page.getByLabel(say("passphrase"), { exact: true }).fill("short");
    await page.getByRole("button", { name: say("createKey") }).click();
    await page.getByText(say("tooShort"), { exact: true }).waitFor();
    await page.getByLabel(say("passphrase"), { exact: true }).fill(testPassphrase);
    await page.getByLabel(say("repeat")).fill(testPassphrase);
    const founder = await savedText(page, say("createKey"));
    expect(founder.name).to.equal("founder.json");

    const names = { zh: page.getByLabel(say("nameZh")), en: page.getByLabel(say("nameEn")) };
    await names.zh.first().fill("试验联盟");
    await names.en.first().fill("Trial Alliance");
    // Accounts that exist already: the command has no keys to make.
    await page.getByLabel(say("secretariat")).fill(newPerson().address);
    await names.zh.nth(1).fill("冀中大学");
    await names.en.nth(1).fill("Jizhong University");
    await page.getByRole("button", { name: say("addMember") }).click();
    await names.zh.nth(2).fill("渤海研究院");
    await names.en.nth(2).fill("Bohai Institute");
    for (const at of [0, 1]) await page.getByLabel(say("administrator")).nth(at).fill(newPerson().address);
    await page.getByLabel(say("kind")).nth(1).selectOption("institute");
    await page.getByLabel(say("province")).nth(1).selectOption("12");
    const plan = await savedText(page, say("downloadPlan"));
    return { founder: founder.text, plan: plan.text };
  }

  it("can be used by everybody while it is prepared and while it is empty", async () => {
    const preparing = { chainId: 7364101, demo: true, state: "preparing", block: null, indexed: null, finding: null };
    for (const [screen, language] of [
      ["desk", "zh-CN"],
      ["phone", "en"],
    ] as const) {
      const page = await visit({ url: gateway.url, screen, language });
      for (const heading of ["title", "preparing"] as const) {
        const words = spoken(language, setUpWords);
        await page.getByRole("heading", { level: 1, name: words(heading) }).waitFor();
        const faults = [
          ...(await violationsOn(page, "all")),
          ...(await unspokenOn(page)),
          ...(await widthOn(page)),
          ...(await titleOn(page, words(heading), language)),
        ];
        expect(faults, `${heading}, ${screen}`).to.deep.equal([]);
        const body = { ...preparing, progress: { stage: "history", done: 1200, total: 2900 } };
        await page.route("**/v1/status", (route) => route.fulfill({ json: body }));
      }
    }
  });

  it("guides through the founding of an alliance, and goes on by itself when it stands", async () => {
    const page = await visit({ url: gateway.url, screen: "desk", language: "en" });
    const files = await compose(page);
    await cli.write("founder.json", files.founder);
    await cli.write("alliance.json", files.plan);
    const command = await page.locator("code", { hasText: "npm run ledger" }).innerText();
    const [, args = ""] = command.split("npm run ledger -- ");
    const { code, stderr } = await cli.run(...args.split(" "), "--yes", "--passphrase-file", "passphrase");
    expect(code, stderr).to.equal(0);

    const welcome = spoken("en", homeWords)("welcome", { alliance: "Trial Alliance" });
    await page.getByRole("heading", { level: 1, name: welcome }).waitFor();
    await page.getByRole("button", { name: shell("signIn") }).click();
    await page.getByRole("button", { name: shell("openKeystore") }).click();
    const dialog = page.getByRole("dialog", { name: shell("keystoreTitle") });
    const file = { name: "founder.json", mimeType: "application/json", buffer: Buffer.from(files.founder) };
    await page.locator("input[type=file]").setInputFiles(file);
    await dialog.getByLabel(new RegExp(`^${shell("passphrase")}`)).fill(testPassphrase);
    await dialog.getByRole("button", { name: shell("open"), exact: true }).click();
    // The alliance is its council's from then on.
    const { address } = z.object({ address: z.string() }).parse(JSON.parse(files.founder));
    const founder = getAddress(`0x${address.replace(/^0x/, "")}`);
    await page.getByRole("button", { name: shorten(founder) }).click();
    await page.getByText(shell("noOffices")).waitFor();
  });

  it("says when it is away, and goes on when it is back", async () => {
    const page = await visit({
      url: gateway.url,
      screen: "desk",
      language: "en",
      expects: /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET/,
    });
    const bar = page.getByRole("contentinfo");
    await bar.getByText(shell("indexed")).waitFor();
    await gateway.stop();
    await bar.getByText(shell("unreachable")).waitFor();
    await gateway.restart();
    await bar.getByText(shell("indexed")).waitFor();
  });
});
