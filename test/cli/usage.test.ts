import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { type Cli, openCli, signedBy } from "./command.ts";

/** A port on which nothing listens. */
const nowhere = "http://127.0.0.1:1";

describe("The command line without a gateway", () => {
  let cli: Cli;
  before(async () => {
    cli = await openCli(() => nowhere);
  });
  after(() => cli.close());

  it("explains itself in both languages", async () => {
    const [english, chinese] = await Promise.all([cli.run("--help"), cli.run("credits", "--help", "--lang", "zh")]);
    expect(english.code).to.equal(0);
    for (const domain of ["alliance", "keystore", "credits", "resources", "settlement", "index", "doctor", "demo"]) {
      expect(english.stdout).to.match(new RegExp(`^  ${domain} `, "m"));
    }
    expect(chinese.stdout).to.contain("用法：").and.contain("撤销一条记录").and.contain("全局选项：");
  });

  it("guesses what was meant, and ends with 2", async () => {
    const [verb, domain, option] = await Promise.all([
      cli.run("credits", "submitt", "a.csv"),
      cli.run("setlement", "--lang", "zh"),
      cli.run("credits", "list", "--isuer", "1"),
    ]);
    expect(verb).to.deep.include({ code: 2, stdout: "" });
    expect(verb.stderr)
      .to.contain("Did you mean submit?")
      .and.match(/^ {2}→ ledger credits --help$/m);
    expect(domain.code).to.equal(2);
    expect(domain.stderr).to.contain("没有命令“setlement”").and.contain("settlement 吗");
    expect(option.code).to.equal(2);
    expect(domain.stderr).to.match(/^ {2}→ ledger --help$/m);
    expect(option.stderr)
      .to.contain("--issuer")
      .and.match(/^ {2}→ ledger credits list --help$/m);
  });

  it("says that the gateway cannot be reached, without a stack trace", async () => {
    const [words, json] = await Promise.all([cli.run("alliance", "show"), cli.run("alliance", "show", "--json")]);
    expect(words).to.deep.include({ code: 1, stdout: "" });
    expect(words.stderr)
      .to.contain(`Nothing answers at ${nowhere}`)
      .and.contain("--gateway (else LEDGER_GATEWAY says it, else PORT)")
      .and.not.match(/\n\s+at /);
    expect(json.code).to.equal(1);
    expect(JSON.parse(json.stdout)).to.deep.include({ type: "/problems/client/gateway-unreachable", status: 503 });
  });

  it("checks a sheet, row by row", async () => {
    const heading = "学号,姓名,课程代码,课程名称,学分,成绩,学期,完成日期";
    const rows = "1,陈晓,C1,数学,3,90,2025-autumn,2025-11-13\n2,李静,C1,数学,x,101,2025-autumn,2025-11-13\n";
    await cli.write("grades.csv", `${heading}\n${rows}`);
    const [words, json] = await Promise.all([
      cli.run("credits", "check", "grades.csv", "--lang", "zh"),
      cli.run("credits", "check", "grades.csv", "--json"),
    ]);
    expect(words.code).to.equal(1);
    expect(words.stderr).to.match(/^ +3 {2}学分 {2}“x”：应为大于 0/m);
    const problem = JSON.parse(json.stdout);
    expect(problem.type).to.equal("/problems/client/rows-refused");
    expect(problem.faults.map(({ row, field }: { row: number; field: string }) => [row, field])).to.deep.equal([
      [3, "学分"],
      [3, "成绩"],
    ]);
  });

  it("names wrong cells by row and column, in the language of the output", async () => {
    const heading = "课程代码,学分,成绩,学期,完成日期,姓名,课程名称,学号";
    await cli.write("faulty.csv", `${heading}\nC1,x,101,2025-autumn,2025-11-13,,数学,1\n`);
    const { stderr } = await cli.run("credits", "check", "faulty.csv");
    const places = [...stderr.matchAll(/^ +(\d+) {2}(\S.*?) {2,}/gm)].map(([, row, column]) => `${row} ${column}`);
    expect(places).to.deep.equal(["1 Title (English)", "2 Name", "2 Credits", "2 Grade"]);
  });

  it("makes a key file that opens with its passphrase only, and never overwrites one", async () => {
    const made = await cli.json<{ address: string }>(
      "keystore",
      "create",
      "new.json",
      "--passphrase-file",
      "passphrase",
    );
    const read = await cli.json<{ address: string }>("keystore", "address", "new.json");
    expect(read.address).to.equal(made.address);
    const again = await cli.run("keystore", "create", "new.json", "--passphrase-file", "passphrase");
    expect(again.code).to.equal(1);
    expect(again.stderr).to.contain("exists and is not overwritten");
  });

  it("refuses values that are none, before it asks anybody", async () => {
    await cli.person("someone");
    const runs = await Promise.all([
      cli.run("resources", "book", "1", "2026-11-24 12:10", "60", ...signedBy("someone")),
      cli.run("resources", "book", "1", "2026-11-24 12:15", "50", ...signedBy("someone")),
      cli.run("credits", "revoke", "17", ...signedBy("someone")),
      cli.run("credits", "check", "missing.csv"),
      cli.run("credits", "check", "missing.csv", "--lang", "zh"),
    ]);
    for (const run of runs) expect(run).to.deep.include({ code: 1, stdout: "" });
    expect(runs[0].stderr).to.contain("The value “2026-11-24 12:10” of start is wrong: expected 2026-11-20 14:15");
    expect(runs[1].stderr).to.contain("The value “50” of minutes is wrong: expected 15, 30, 45, 60 … 983025.");
    expect(runs[2].stderr).to.contain("UUID");
    expect(runs[3].stderr).to.match(/missing\.csv: not found$/m);
    expect(runs[4].stderr).to.match(/missing\.csv：不存在$/m);
  });

  it("finds out in doctor that another program has the port", async () => {
    const server = createServer((_request, response) => response.end("hello")).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { code, stdout } = await cli.run("doctor", "--json", "--gateway", url);
      const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: { name: string; level: string }[] };
      expect(code).to.equal(1);
      expect(ok).to.equal(false);
      expect(checks.filter(({ level }) => level === "fail").map(({ name }) => name)).to.deep.equal(["gateway"]);
    } finally {
      server.close();
    }
  });
});
