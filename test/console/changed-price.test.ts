import { expect } from "chai";
import { everyItem } from "../../client/pages.ts";
import { countResources, publish, setRate } from "../../client/resources.ts";
import { bookingWords } from "../../console/src/resources/booking-words.ts";
import { isoOf, today } from "../../console/src/resources/days.ts";
import { bookingSchema } from "../../server/resources/records.ts";
import { useBrowser } from "./browser.ts";
import { useDemo } from "./demo.ts";
import { spoken } from "./words.ts";

const jinghua = 1;
const rate = { own: "0", member: "8000", enterprise: "16000" };
const ellipsometer = {
  description: {
    nameZh: "椭偏仪",
    nameEn: "Ellipsometer",
    category: "spectrometer",
    location: "理科楼 B107",
    purchaseValueMinor: "36000000",
  },
  rules: {
    ...{ opensAt: 0, closesAt: 96, zoneOffset: 32, openDays: 127 },
    ...{ shortest: 4, longest: 4, horizonDays: 7, needsApproval: false },
  },
  rate,
};

describe("A price that changes while somebody looks at it", function () {
  this.timeout(180_000);
  const demo = useDemo();
  const visit = useBrowser();

  it("is refused in words, shown anew, and booked only at the second press", async () => {
    const steward = await demo().as("jinghua-steward");
    await publish(steward, jinghua, ellipsometer);
    const resource = await countResources(steward);
    const bookings = () => everyItem(steward.gateway, `/v1/bookings?resource=${resource}`, bookingSchema);

    const say = spoken("en", bookingWords);
    const researcher = await visit({
      url: demo().url,
      path: `/resources?day=${isoOf(today() + 1)}&query=Ellipsometer`,
      screen: "phone",
      language: "en",
      person: "gushang-researcher",
      // As where the connection for news is cut: the page does not hear of the new rate.
      prepare: (context) => context.route("**/v1/events", (route) => route.fulfill({ status: 204 })),
    });
    await researcher.getByRole("button", { name: /^Book free time/ }).tap();
    const form = researcher.getByRole("dialog", { name: say("bookingTitle") });
    await form.getByText("¥160.00").waitFor();
    await setRate(steward, resource, { ...rate, enterprise: "17000" });

    const press = form.getByRole("button", { name: say("book"), exact: true });
    await press.tap();
    const refusal = form.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText())
      .to.contain("The price has changed")
      .and.to.contain("Look at the price again");
    expect(await bookings()).to.deep.equal([]);
    await form.getByText("¥170.00").waitFor();

    await press.tap();
    await form.waitFor({ state: "hidden" });
    const [made] = await bookings();
    expect(made).to.include({ rateVersion: 2, holdMinor: "17000" });
  });
});
