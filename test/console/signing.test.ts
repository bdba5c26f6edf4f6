import { expect } from "chai";
import { openKeystore } from "../../client/keystore.ts";
import { everyItem } from "../../client/pages.ts";
import { recordWords } from "../../console/src/credits/record-words.ts";
import { catalogueWords } from "../../console/src/resources/catalogue-words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import { demoPassphrase } from "../../demo/people.ts";
import { readDemoKeystore } from "../../scripts/demo/keystores.ts";
import { resourceSchema } from "../../server/resources/records.ts";
import { actAs } from "./act-as.ts";
import { useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { installWallet, walletName } from "./wallet.ts";
import { spoken } from "./words.ts";

/** Yanling Institute of Advanced Materials. */
const yanling = 11;

describe("Signing in the console", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();

  it("takes a keystore file and its passphrase, and says when the passphrase is wrong", async () => {
    const shell = spoken("zh-CN", shellWords);
    const say = spoken("zh-CN", catalogueWords);
    const { gateway } = await demo().as("yanling-steward");
    const [resource] = await everyItem(gateway, `/v1/resources?owner=${yanling}`, resourceSchema, 1);
    const path = `/resources/${resource?.resource}`;
    const page = await visit({ url: demo().url, path, screen: "phone", language: "zh-CN", person: "haijin-bursar" });
    await page.getByRole("heading", { level: 1, name: resource?.description.nameZh ?? "" }).waitFor();
    expect(await page.getByRole("button", { name: say("withdraw") }).count()).to.equal(0);

    await actAs(page, "zh-CN", "keystore");
    const dialog = page.getByRole("dialog", { name: shell("keystoreTitle") });
    const buffer = Buffer.from(await readDemoKeystore("yanling-steward"));
    await page.locator("input[type=file]").setInputFiles({ name: "key.json", mimeType: "application/json", buffer });
    const passphrase = dialog.getByLabel(new RegExp(`^${shell("passphrase")}`));
    const open = dialog.getByRole("button", { name: shell("open"), exact: true });
    await passphrase.fill("not this one");
    await open.click();
    await dialog.getByRole("alert").getByText("口令不对").waitFor();
    await passphrase.fill(demoPassphrase);
    await open.click();
    await dialog.waitFor({ state: "hidden" });

    await page.getByRole("button", { name: say("withdraw") }).click();
    await page.getByText(say("withdrawn", { resource: resource?.description.nameZh ?? "" })).waitFor();
    await page.getByRole("button", { name: say("reopen") }).click();
    await page.getByText(say("withdrawNote")).waitFor();
  });

  it("asks a browser wallet: for the account, for the chain, for the session, for the transaction", async () => {
    const shell = spoken("en", shellWords);
    const say = spoken("en", recordWords);
    const url = demo().url;
    const account = await openKeystore(await readDemoKeystore("tonghui-registrar"), demoPassphrase);
    let asked: string[] = [];
    const page = await visit({
      url,
      path: "/credits?status=in-force",
      screen: "desk",
      language: "en",
      person: "haijin-bursar",
      prepare: async (context) => {
        asked = await installWallet(context, url, account);
      },
    });
    await actAs(page, "en", "wallet");
    await page.getByRole("button", { name: walletName }).click();
    await page.getByRole("button", { name: shell("unlockVault") }).click();
    await page.getByRole("row").nth(1).getByRole("link").click();
    await page.getByRole("button", { name: say("suspend"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: say("suspendTitle") });
    await dialog.getByRole("button", { name: say("suspend"), exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: say("reinstate"), exact: true }).waitFor();
    expect(asked.filter((method) => method !== "eth_chainId")).to.deep.equal([
      "eth_requestAccounts",
      "personal_sign",
      "wallet_addEthereumChain",
      "wallet_switchEthereumChain",
      "eth_sendTransaction",
    ]);
  });
});
