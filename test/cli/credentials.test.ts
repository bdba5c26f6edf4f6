/** Credentials on the command line: a key, badges, status lists, disclosure, ELMO of the student system. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { addCredentialKey, setOffices } from "../../client/alliance.ts";
import { readClaims } from "../../client/exports/sd-jwt-reading.ts";
import { transcriptClaimsSchema } from "../../client/exports/sd-jwt-shape.ts";
import type { StatusListState } from "../../server/credits/credential-records.ts";
import type { VaultRecord } from "../../server/credits/records.ts";
import { type Alliance, newPerson, startAlliance } from "../flow/gateway.ts";
import { type Cli, openCli, signedBy } from "./command.ts";

const heading = "学号,姓名,课程代码,课程名称,英文名称,学分,成绩,学期,完成日期";
const rows = ["1,龙𬭎,C1,数学,Maths,3,90", "1,龙𬭎,C2,物理,Physics,4,85"].map((row) => `${row},2025-autumn,2026-01-13`);

describe("Credentials on the command line", function () {
  this.timeout(120_000);
  let scene: Alliance;
  let cli: Cli;
  const registrar = signedBy("registrar");
  const keyed = ["--credential-key", "university.json", "--credential-passphrase-file", "passphrase"];

  before(async () => {
    scene = await startAlliance();
    cli = await openCli(() => scene.url);
    const administration = scene.as(scene.members[0]?.administrator ?? newPerson());
    await setOffices(administration, 1, await cli.person("registrar"), ["registrar"]);
    await cli.write("sheet.csv", [heading, ...rows].join("\n"));
    await cli.json("credits", "submit", "sheet.csv", "--yes", ...registrar);
  });
  after(async () => {
    await cli.close();
    await scene.close();
  });

  const records = () => cli.json<VaultRecord[]>("credits", "list", ...registrar);

  it("makes a key file, which counts once it is registered", async () => {
    const { publicKey } = await cli.json<{ publicKey: `0x${string}` }>(
      ...["credential-key", "new", "university.json", "--passphrase-file", "passphrase"],
    );
    expect(publicKey).to.match(/^0x[0-9a-f]{64}$/);
    const early = await cli.run("credits", "sign", "--batch", "1", ...keyed, ...registrar);
    expect(early.code).to.equal(1);
    expect(early.stdout + early.stderr).to.include("does not hold the credential key that member 1 registered");
    await addCredentialKey(scene.as(scene.members[0]?.administrator ?? newPerson()), 1, publicKey);
  });

  it("signs the badges of a batch and a student's transcript into the vault", async () => {
    const { code, stdout } = await cli.run("credits", "sign", "--batch", "1", ...keyed, ...registrar);
    expect([code, stdout]).to.deep.equal([0, "✓ Signed 2 credentials over 2 records; kept in the vault\n"]);
    const [receipt] = await cli.json<{ format: string; recordIds: string[] }[]>(
      ...["credits", "sign", "--student", "1", "--format", "sd-jwt", ...keyed, ...registrar],
    );
    expect([receipt?.format, receipt?.recordIds.length]).to.deep.equal(["sd-jwt", 2]);
    const none = await cli.run("credits", "sign", ...keyed, ...registrar);
    expect(none.code).to.equal(1);
    expect(none.stdout + none.stderr).to.include("--batch N");
  });

  it("publishes the status lists that are absent or stale, and no others", async () => {
    const shown = () => cli.json<StatusListState[]>("credits", "status-list", "show", ...registrar);
    expect((await shown()).map(({ state }) => state)).to.deep.equal(["absent", "absent"]);
    const publish = () => cli.json<StatusListState[]>("credits", "status-list", "publish", ...keyed, ...registrar);
    expect(await publish()).to.have.length(2);
    expect(await publish()).to.have.length(0);
    const [record] = await records();
    await cli.json("credits", "suspend", record?.record.recordId ?? "", "--yes", ...registrar);
    expect((await publish()).map(({ purpose, state }) => [purpose, state])).to.deep.equal([["suspension", "fresh"]]);
    await cli.json("credits", "reinstate", record?.record.recordId ?? "", "--yes", ...registrar);
  });

  it("exports a transcript as SD-JWT, and discloses what is chosen of it", async () => {
    for (const { record } of await records()) {
      const name = `${record.achievement.code}.json`;
      const run = await cli.run("credits", "present", record.recordId, "--out", name, ...registrar);
      expect(run.code, run.stderr + run.stdout).to.equal(0);
    }
    const exported = await cli.run(
      ...["credits", "transcript", "C1.json", "C2.json", "--export", "sd-jwt", "--out", "t.sd-jwt"],
      ...[...keyed, ...registrar],
    );
    expect(exported.code, exported.stderr + exported.stdout).to.equal(0);
    const shown = await cli.run("credits", "disclose", "t.sd-jwt", "--courses", "C2", "--grades", "--name");
    expect(shown.code, shown.stderr).to.equal(0);
    const claims = transcriptClaimsSchema.parse(await readClaims(shown.stdout));
    expect(claims.student).to.deep.equal({ name: "龙𬭎" });
    expect(claims.records.map(({ record }) => [record.achievement.code, record.grade?.value])).to.deep.equal([
      ["C2", "85"],
    ]);
    const wrong = await cli.run("credits", "disclose", "t.sd-jwt", "--courses", "C9");
    expect([wrong.code, wrong.stdout + wrong.stderr]).to.satisfy(
      ([code, text]: [number, string]) =>
        code === 1 && text.includes("no record with the code C9") && text.includes("C1, C2"),
    );
  });

  it("turns ELMO of the student system into a sheet that submit takes, and refuses another university's", async () => {
    const elmo = (institution: string) => `<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1">
      <learner><identifier type="local">7</identifier><givenNames/><familyName>陈晓</familyName></learner>
      <report><issuer><title xml:lang="en">${institution}</title></issuer><learningOpportunitySpecification>
      <identifier type="local">DM1</identifier><title xml:lang="zh">离散数学</title><title xml:lang="en">Discrete Mathematics</title>
      <type>Course</type><specifies><learningOpportunityInstance><start>2024-09-01</start><date>2025-01-10</date>
      <status>passed</status><gradingSchemeLocalId>0-100</gradingSchemeLocalId><resultLabel>88</resultLabel>
      <credit><scheme>local</scheme><value>6.0</value></credit></learningOpportunityInstance></specifies>
      </learningOpportunitySpecification></report></elmo>`;
    await cli.write("own.xml", elmo("Member 1"));
    await cli.write("foreign.xml", elmo("University of W"));
    const made = await cli.run("credits", "import-elmo", "own.xml", "--out", "legacy.csv", ...registrar);
    expect(made.code, made.stderr).to.equal(0);
    expect(made.stdout).to.include("1 achievement written").and.to.include("row 2");
    expect(await readFile(join(cli.folder, "legacy.csv"), "utf8")).to.include("Discrete Mathematics");
    await cli.json("credits", "submit", "legacy.csv", "--yes", ...registrar);
    expect((await records()).map(({ record }) => record.achievement.code)).to.include("DM1");
    const refused = await cli.run("credits", "import-elmo", "foreign.xml", "--out", "foreign.csv", ...registrar);
    expect(refused.code).to.equal(1);
    expect(refused.stdout + refused.stderr)
      .to.include("University of W")
      .and.to.include("recognise");
  });
});
