import { expect } from "chai";
import { listDeliveryKeys } from "../../client/delivery.ts";
import { everyItem } from "../../client/pages.ts";
import { keyWords } from "../../console/src/alliance/key-words.ts";
import { type MemberRecord, memberSchema, pauseSchema } from "../../server/alliance/records.ts";
import { useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { spoken } from "./words.ts";

const key = (byte: string) => `0x${byte.repeat(32)}`;

describe("Keys, delivery and emergency pauses in the console", function () {
  this.timeout(180_000);
  const demo = useDemo();
  const visit = useBrowser();
  const at = (person: string, path: string, language: "zh-CN" | "en", screen: "desk" | "phone") =>
    visit({ url: demo().url, path, screen, language, person });

  async function jinghua(): Promise<MemberRecord | undefined> {
    const { gateway } = await demo().as("jinghua-administrator");
    return (await everyItem(gateway, "/v1/members", memberSchema)).find(({ member }) => member === 1);
  }

  it("are set by the member's administrator, and a key is revoked for good", async () => {
    const say = spoken("zh-CN", keyWords);
    const page = await at("jinghua-administrator", "/alliance/members/1", "zh-CN", "phone");
    await page.getByRole("button", { name: say("addKey") }).click();
    const add = page.getByRole("dialog");
    await add.getByLabel(say("key")).fill("0xabc");
    await add.getByText(say("badKey")).waitFor();
    expect(await add.getByRole("button", { name: say("save") }).isDisabled()).to.equal(true);
    await add.getByLabel(say("key")).fill(key("c5"));
    await add.getByRole("button", { name: say("save") }).click();
    await add.waitFor({ state: "detached" });
    const held = async () => (await jinghua())?.credentialKeys.find((one) => one.key === key("c5"));
    expect((await held())?.revokedAt).to.equal(null);

    await page.getByRole("button", { name: /^撤销公钥 0xc5/ }).click();
    await page.getByRole("dialog").getByText(key("c5")).waitFor();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("revoke"), exact: true })
      .click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect((await held())?.revokedAt).to.match(/^20/);

    await page.getByRole("button", { name: say("setDelivery") }).click();
    const delivery = page.getByRole("dialog");
    await delivery.getByLabel(say("url")).fill("https://ledger.jinghua.example");
    await delivery.getByLabel(say("x25519")).fill(key("a1"));
    await delivery.getByLabel(say("ed25519")).fill("");
    expect(await delivery.getByRole("button", { name: say("save") }).isDisabled(), "two of three").to.equal(true);
    await delivery.getByLabel(say("ed25519")).fill(key("b2"));
    await delivery.getByRole("button", { name: say("save") }).click();
    await delivery.waitFor({ state: "detached" });
    await page.getByText("https://ledger.jinghua.example").waitFor();
    const set = { url: "https://ledger.jinghua.example", x25519: key("a1"), ed25519: key("b2") };
    expect((await jinghua())?.delivery).to.deep.equal(set);
  });

  it("are made in the gateway's vault and registered in one go, and replaced where that is asked for", async () => {
    const say = spoken("en", keyWords);
    const page = await at("jinghua-administrator", "/alliance/members/1", "en", "desk");
    const makeAt = async (url: string, renew: boolean) => {
      await page.getByRole("button", { name: say("makeKeys") }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(say("url")).fill(url);
      if (renew) await dialog.getByLabel(say("renewKeys")).check();
      await dialog.getByRole("button", { name: say("makeKeys") }).click();
      await dialog.waitFor({ state: "detached" });
      await page.getByText(url, { exact: true }).waitFor();
    };
    const inVault = async () => listDeliveryKeys(await demo().as("jinghua-administrator"), 1);
    const before = (await inVault()).length;
    await makeAt("https://one.jinghua.example", true);
    const first = (await inVault()).find(({ isRegistered }) => isRegistered);
    expect((await jinghua())?.delivery).to.deep.equal({
      ...{ x25519: first?.x25519, ed25519: first?.ed25519, url: "https://one.jinghua.example" },
    });
    await makeAt("https://two.jinghua.example", false);
    expect((await jinghua())?.delivery).to.include({ x25519: first?.x25519, url: "https://two.jinghua.example" });
    await makeAt("https://two.jinghua.example", true);
    const kept = await inVault();
    expect((await jinghua())?.delivery?.x25519)
      .to.equal(kept[0]?.x25519)
      .and.not.equal(first?.x25519);
    expect(kept.length, "older ones stay").to.be.greaterThan(before);

    const other = await at("beichen-administrator", "/alliance/members/1", "en", "desk");
    expect(await other.getByRole("button", { name: say("makeKeys") }).isDisabled()).to.equal(true);
  });

  it("stop a contract, by the secretariat alone", async () => {
    const say = spoken("en", keyWords);
    // The tests that come after need every other contract.
    const label = say("pauseOf", { module: "Meetings" });
    const page = await at("alliance-secretariat", "/alliance", "en", "desk");
    await page.getByRole("button", { name: label }).click();
    await page.getByRole("dialog").getByLabel(say("days")).fill("2");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("pause") })
      .click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText(/^paused until /).waitFor();
    const { gateway } = await demo().as("jinghua-administrator");
    const pauses = await everyItem(gateway, "/v1/pauses", pauseSchema);
    const days = pauses.map(({ until }) => (until === null ? 0 : (Date.parse(until) - Date.now()) / 86_400_000));
    expect(Math.max(...days)).to.be.within(1.9, 2);
    const other = await at("jinghua-administrator", "/alliance", "en", "desk");
    await other.getByText(/^paused until /).waitFor();
    expect(await other.getByRole("button", { name: /in an emergency$/ }).count()).to.equal(0);
  });
});
