import { expect } from "chai";
import { grantRole, setOffices } from "../../client/alliance.ts";
import type { Receipt } from "../../server/api/records.ts";
import type { AccreditationRecord, QualificationTypeRecord } from "../../server/credits/accreditation-records.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { type Cli, openCli, signedBy } from "./command.ts";

describe("Types of qualification on the command line", function () {
  this.timeout(120_000);
  let scene: Alliance;
  let cli: Cli;

  before(async () => {
    scene = await startAlliance();
    cli = await openCli(() => scene.url);
    await grantRole(scene.as(scene.founder), "accreditor", await cli.person("accreditor"));
    const [university] = scene.members;
    if (!university) throw new RangeError("The scene has a university");
    await setOffices(scene.as(university.administrator), 1, await cli.person("registrar"), ["registrar"]);
  });
  after(async () => {
    await cli.close();
    await scene.close();
  });

  const accreditor = signedBy("accreditor");
  const credits = (...args: string[]) => cli.run("credits", ...args);
  const types = () => cli.json<QualificationTypeRecord[]>("credits", "qualifications");
  const define = (code: string, ...options: string[]) =>
    credits("define-qualification", code, ...options, ...accreditor);

  it("defines one that is valid for some months, and one for good; never twice", async () => {
    const names = ["--name-zh", "焊工三级", "--name-en", "Welder, Level 3"];
    const done = await define("WELDER-3", ...names, "--months", "36");
    expect(done.stdout).to.contain("Defined.");
    const answer = await cli.json<Receipt & { code: string }>(
      ...["credits", "define-qualification", "WELDER-4", "--name-zh", "焊工四级", "--name-en", "Welder, Level 4"],
      ...accreditor,
    );
    expect(answer.code).to.equal("WELDER-4");
    expect((await types()).map(({ code, validMonths }) => [code, validMonths])).to.deep.equal([
      ["WELDER-3", 36],
      ["WELDER-4", null],
    ]);
    const again = await define("WELDER-3", ...names);
    expect(again.code).to.not.equal(0);
    expect(again.stderr).to.contain("The type of qualification WELDER-3 is defined already, for good.");
  });

  it("refuses what says too little or nothing, and whoever is no accreditor", async () => {
    expect((await define("WELDER-5", "--name-zh", "焊工五级")).stderr).to.contain("in both languages");
    expect((await define("WELDER-5", "--months", "70000")).stderr)
      .to.contain("months")
      .and.contain("70000");
    expect((await define("焊工")).stderr)
      .to.contain("code")
      .and.contain("焊工");
    const names = ["--name-zh", "焊工五级", "--name-en", "Welder, Level 5"];
    const foreign = await credits("define-qualification", "WELDER-5", ...names, ...signedBy("registrar"));
    expect(foreign.stderr).to.contain("Not authorised in the alliance");
    expect((await types()).map(({ code }) => code)).to.not.include("WELDER-5");
  });

  it("equates two and separates them again, each once", async () => {
    const pair = (verb: string, ...codes: string[]) => credits(verb, ...codes, ...accreditor);
    expect((await pair("equate-qualifications", "WELDER-3", "WELDER-4")).stdout).to.contain("Equated.");
    expect((await types()).map(({ equated }) => equated)).to.deep.equal([["WELDER-4"], ["WELDER-3"]]);
    const table = await credits("qualifications");
    expect(table.stdout).to.match(/WELDER-3 +Welder, Level 3 +36 months +WELDER-4/);
    expect(table.stdout).to.match(/WELDER-4 +Welder, Level 4 +for good +WELDER-3/);

    const twice = await pair("equate-qualifications", "WELDER-4", "WELDER-3");
    expect(twice.stderr).to.contain("WELDER-3 and WELDER-4 are one, or stand to one another as they would afterwards.");
    expect((await pair("equate-qualifications", "WELDER-3", "NURSE-9")).stderr).to.contain(
      "No type of qualification has the code NURSE-9.",
    );
    expect((await pair("separate-qualifications", "WELDER-4", "WELDER-3")).stdout).to.contain("Separated.");
    expect((await types()).flatMap(({ equated }) => equated)).to.deep.equal([]);
    expect((await pair("separate-qualifications", "WELDER-3", "WELDER-4")).stderr).to.contain("stand to one another");
  });

  it("accredits an issuer for one, and ends that with a reason", async () => {
    const scope = ["1", "qualification", "--qualification", "WELDER-3"];
    expect((await credits("accredit", ...scope, ...accreditor)).stdout).to.contain("Accredited.");
    const ending = await credits(
      "withdraw-accreditation",
      ...scope,
      "--reason",
      "Workshop closed",
      "--yes",
      ...accreditor,
    );
    expect(ending.stdout).to.contain("Ended.");
    const listed = await cli.json<AccreditationRecord[]>("credits", "accreditations", "--issuer", "1");
    const found = listed.find(({ qualification }) => qualification === "WELDER-3");
    expect(found?.withdrawn?.reason).to.equal("Workshop closed");
    expect((await credits("accredit", "1", "qualification", ...accreditor)).stderr).to.contain("--qualification CODE");
    const unknown = await credits("accredit", "1", "qualification", "--qualification", "NURSE-9", ...accreditor);
    expect(unknown.stderr).to.contain("No type of qualification has the code NURSE-9.");
  });
});
