import { expect } from "chai";
import { listRecognitions } from "../../client/recognition.ts";
import { listRules } from "../../client/recognition-rules.ts";
import { recognitionWords } from "../../console/src/credits/recognition-words.ts";
import { ruleWords } from "../../console/src/credits/rule-words.ts";
import { homeWords } from "../../console/src/home/words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import type { Language } from "../../server/problem.ts";
import { actAs } from "./act-as.ts";
import { type Screen, useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { untilQuiet } from "./quiet.ts";
import { beichen, haijin, jizhong } from "./recognition-scene.ts";
import { spoken } from "./words.ts";

describe("Rules of recognition in the console", function () {
  this.timeout(120_000);
  const demo = useDemo();
  const visit = useBrowser();
  const at = (person: string, path: string, language: Language, screen: Screen = "desk") =>
    visit({ url: demo().url, path, screen, language, person, expects: /4\d\d \(|\/rpc/ });

  it("goes by rules that home adds under an agreement, and retires", async () => {
    const say = spoken("en", ruleWords);
    const shell = spoken("en", shellWords);
    const page = await at("jizhong-registrar", "/credits/rules", "en", "phone");
    await page.getByRole("link", { name: say("add") }).click();
    const submit = page.getByRole("button", { name: say("submit") });
    await page.getByLabel(say("sourceLong")).fill("数学");
    await page.getByLabel(say("targetLong")).fill("JZ-MA101");
    expect(await submit.isDisabled(), "with a code that is no ASCII").to.equal(true);
    await page.getByLabel(say("sourceLong")).fill("HJ-MA201");
    await page.getByLabel(say("issuer")).selectOption({ label: "Haijin University" });
    await page.getByLabel(say("rateLong")).fill("100.1");
    await submit.click();
    await page.getByRole("alert").getByText(/1001/).waitFor();
    await page.getByLabel(say("rateLong")).fill("75");
    const example = { credits: 4, source: "HJ-MA201", issuer: "Haijin University", counted: 3, target: "JZ-MA101" };
    await page.getByText(say("example", example)).waitFor();
    await page.getByRole("checkbox", { name: "Jinghua University" }).check();
    await page.getByRole("checkbox", { name: "Beichen Inst. of Technology" }).check();
    await page.getByLabel(say("threshold")).fill("1");
    await submit.click();
    await page.getByRole("heading", { level: 1, name: /^Rule of recognition \d+$/ }).waitFor();
    const ledger = await demo().as("jizhong-registrar");
    const [added] = await listRules(ledger, { home: jizhong });
    expect(added).to.include({ source: "HJ-MA201", ratePermille: 750, issuer: haijin, threshold: 1, retiredAt: null });
    expect(added?.panel).to.deep.equal([1, beichen]);

    await actAs(page, "en", "haijin-registrar");
    const retire = page.getByRole("button", { name: say("retire") });
    expect(await retire.getAttribute("title")).to.equal(
      shell("needsOfficeAt", { office: shell("office.registrar"), member: "Jizhong University" }),
    );
    await actAs(page, "en", "jizhong-registrar");
    await retire.click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("retire") })
      .click();
    await page.locator("span", { hasText: say("state.retired") }).waitFor();
    expect((await listRules(ledger, { home: jizhong }))[0]?.retiredAt).to.not.equal(null);
  });

  it("tells a registrar at home what waits and until when, and nobody else", async () => {
    const say = spoken("en", homeWords);
    const words = spoken("en", recognitionWords);
    const ledger = await demo().as("dianbo-administrator");
    const waiting = await listRecognitions(ledger, { home: 10, status: "requested" });
    const page = await at("dianbo-administrator", "/", "en");
    await page.getByRole("link", { name: say("recognitionsToDecide", { count: waiting.length }) }).click();
    await page.getByText(words("await.decide")).first().waitFor();
    await untilQuiet(page);
    expect(await page.locator("tbody tr").count()).to.equal(waiting.length);
    await actAs(page, "en", "haijin-bursar");
    await page.getByText(words("mineForNobody")).waitFor();
  });
});
