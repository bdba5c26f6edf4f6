import { expect } from "chai";
import { homeWords } from "../../console/src/home/words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import { actAs } from "./act-as.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { spoken } from "./words.ts";

describe("A visitor of the demo", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  const home = spoken("en", homeWords);
  const shell = spoken("en", shellWords);

  const arrive = (screen: Screen, person?: string) =>
    visit({ url: demo().url, screen, language: "en", ...(person !== undefined && { person }) });
  const roleSwitch = new RegExp(`^${shell("actAs")}`);

  it("begins as somebody for whom something waits, and stays that person", async () => {
    const page = await arrive("desk");
    const card = page
      .getByRole("region")
      .or(page.locator("section"))
      .filter({ hasText: home("toDo") });
    await card.getByRole("link").first().waitFor();
    const chosen = await page.getByRole("button", { name: roleSwitch }).innerText();
    await page.reload();
    await card.getByRole("link").first().waitFor();
    expect(await page.getByRole("button", { name: roleSwitch }).innerText()).to.equal(chosen);
  });

  it("for whom nothing waits is told who has something to do, and becomes one of them", async () => {
    const page = await arrive("desk", "jinghua-registrar");
    await page.getByText(home("nothingToDo")).waitFor();
    await page.getByText(home("othersHave")).waitFor();
    const suggested = page.getByRole("list").getByRole("button").first();
    const [, member = ""] = (await suggested.innerText()).split(" · ");
    await suggested.click();
    await page.getByRole("button", { name: roleSwitch }).getByText(member).waitFor();
    await page.getByText(home("nothingToDo")).waitFor({ state: "hidden" });
    await page
      .locator("section")
      .filter({ hasText: home("toDo") })
      .getByRole("link")
      .first()
      .waitFor();
  });

  it("finds people by office, member or name, and sees whole labels on the phone", async () => {
    const page = await arrive("phone", "hutuo-researcher");
    const target = page.getByRole("button", { name: roleSwitch });
    await target.getByText("Hutuo Agricultural University").waitFor();
    const cut = await target
      .locator("b, b + span")
      .evaluateAll((parts) =>
        parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent),
      );
    expect(cut).to.deep.equal([]);

    await target.click();
    const people = page.getByRole("listbox", { name: shell("actAs") });
    for (const [typed, names] of [
      ["haijin bursar", ["Bursar · Haijin University"]],
      ["Registrar · Jizhong University", ["Registrar · Jizhong University"]],
      ["教务员 · 冀中大学", ["Registrar · Jizhong University"]],
      ["秘书处", ["Secretariat · Alliance", "Secretariat"]],
      ["宋", ["Lab steward"]],
      ["beichen", ["Administrator, Bursar", "Registrar", "Lab steward", "Researcher"]],
    ] as const) {
      await page.getByLabel(shell("searchPeople")).fill(typed);
      const found = people
        .getByRole("option")
        .filter({ hasNot: page.getByText(/^(?:Open a keystore|Browser wallet)/) });
      await found.first().waitFor();
      expect(await found.locator("b").allInnerTexts(), typed).to.deep.equal(names);
    }
    await page.getByLabel(shell("searchPeople")).fill("nobody at all");
    await people.getByText(shell("nobodyFound")).waitFor();
    await page.getByLabel(shell("searchPeople")).fill("haijin bursar");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /Haijin University bursary$/ }).waitFor();
  });

  for (const screen of ["desk", "phone"] as const) {
    it(`always sees that the data are a demo's, on the ${screen}`, async () => {
      const page = await arrive(screen, "hutuo-researcher");
      const badge = page.getByText(screen === "desk" ? shell("demoData") : shell("demoShort"), { exact: true });
      await badge.waitFor({ state: "visible" });
    });
  }

  it("is greeted by the alliance's hour, wherever the computer is", async () => {
    const greetings: string[] = [];
    for (const timeZone of ["Asia/Shanghai", "America/New_York", "Pacific/Auckland"]) {
      const page = await visit({
        ...{ url: demo().url, screen: "desk", language: "en" },
        person: "haijin-bursar",
        timeZone,
      });
      const heading = page.getByRole("heading", { level: 1, name: /Haijin University bursary$/ });
      await heading.waitFor();
      greetings.push(await heading.innerText());
    }
    expect(new Set(greetings)).to.have.lengthOf(1);
  });

  it("who becomes somebody else right away asks nothing in the first one's name", async () => {
    const refused: string[] = [];
    const page = await visit({
      ...{ url: demo().url, screen: "desk", language: "en", person: "jizhong-registrar" },
      // The first session is still being opened when the person changes.
      prepare: (context) =>
        context.route("**/v1/session", async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 1_500));
          await route.continue();
        }),
    });
    page.on("response", (response) => {
      if (response.status() === 401) refused.push(response.url());
    });
    await page.waitForRequest("**/v1/session");
    await actAs(page, "en", "jinghua-registrar");
    await page.waitForResponse(/\/v1\/credits\/drafts\?issuer=1\b/);
    await page.waitForTimeout(2_000);
    expect(refused).to.deep.equal([]);
  });
});
