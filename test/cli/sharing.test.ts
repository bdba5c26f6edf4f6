/** Which agreement a booking on the command line is made under. */
import { expect } from "chai";
import { withdrawFromAgreement } from "../../client/agreements.ts";
import { publish } from "../../client/resources.ts";
import type { BookingRecord } from "../../server/resources/records.ts";
import type { Alliance } from "../flow/gateway.ts";
import { agreeOnSharing } from "../flow/sharing.ts";
import { type Cli, signedBy } from "./command.ts";
import { type CliScene, openScene } from "./scene.ts";

const rules = { opensAt: 0, closesAt: 96, zoneOffset: 32, openDays: 127, shortest: 1, longest: 96, horizonDays: 30 };

describe("A booking on the command line", () => {
  const researcher = signedBy("researcher");
  const day = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
  let scene: Alliance;
  let cli: Cli;
  let close: CliScene["close"];
  const book = (hour: number, ...options: string[]) =>
    cli.run("resources", "book", "1", `${day} ${hour}:00`, "60", ...options, ...researcher);
  const administratorOf = (member: number) => {
    const found = scene.members.find((one) => one.member === member);
    if (!found) throw new RangeError(`There is no member ${member}`);
    return scene.as(found.administrator);
  };

  before(async () => {
    ({ cli, close, scene } = await openScene());
    await publish(administratorOf(1), 1, {
      description: { nameZh: "电镜", nameEn: "Microscope", category: "tem", location: "", purchaseValueMinor: "1" },
      rules: { ...rules, needsApproval: false },
      rate: { own: "0", member: "12000", enterprise: "30000" },
    });
  });
  after(() => close());

  const none = /No agreement in force on the sharing of resources binds member 2 \(.+\) and member 1 \(.+\)\./;

  it("is refused before anything is signed where no agreement binds both members", async () => {
    const { code, stderr } = await book(10);
    expect(code).to.equal(1);
    expect(stderr).to.match(none).and.contain("Have the administrators of both sign one first");
    expect((await book(10, "--lang", "zh")).stderr).to.match(
      /成员 2 \(.+\) 与成员 1 \(.+\) 之间没有生效的资源共享协议/,
    );
  });

  it("is made under the first of several, else under the one that is named", async () => {
    const library = await agreeOnSharing(scene, [1, 2], ["library"]);
    const first = await agreeOnSharing(scene, [1, 2]);
    expect((await book(10)).stdout).to.match(/^✓ Booked as 1-1, ¥120 an hour, under agreement 2\. Block/);
    const wider = await agreeOnSharing(scene, [1, 2, 3], ["resource-sharing", "library"]);
    const several = await book(11);
    expect(several.stderr).to.contain(`Several agreements allow it (${first}, ${wider}); booking under ${first}.`);
    expect(several.stdout).to.contain(`under agreement ${first}`);

    const other = await book(12, "--agreement", String(library));
    expect(other.stderr).to.contain(`Agreement ${library} does not cover sharing of resources.`);
    expect((await book(12, "--agreement", String(wider))).stdout).to.contain(`under agreement ${wider}`);
    const shown = await cli.run("resources", "booking", "1-3");
    expect(shown.stdout).to.match(new RegExp(`^Agreement +${wider}$`, "m"));
    const record = await cli.json<BookingRecord>("resources", "booking", "1-3");
    expect(record.agreement).to.equal(wider);
  });

  it("is not made under an agreement that a party has left", async () => {
    for (const agreement of [2, 3]) await withdrawFromAgreement(administratorOf(2), agreement, 2);
    expect((await book(13)).stderr).to.match(none);
    expect((await book(13, "--agreement", "2")).stderr).to.contain("greement 2");
    expect(await cli.json<BookingRecord>("resources", "booking", "1-1")).to.include({
      status: "approved",
      agreement: 2,
    });
  });
});
