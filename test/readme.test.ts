/** What the READMEs promise: links that lead somewhere, verbs that exist, figures that were measured. */
import { execFile } from "node:child_process";
import { access, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { readConfig } from "../server/config.ts";

const root = new URL("../", import.meta.url);
const run = promisify(execFile);

for (const name of ["README.md", "README.zh-CN.md", "ARCHITECTURE.md"]) {
  describe(name, () => {
    let text: string;
    before(async () => {
      text = await readFile(new URL(name, root), "utf8");
    });

    it("links to what is there", async () => {
      const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = ""]) => target);
      for (const target of targets) await access(new URL(target, root));
    });

    it("names verbs of the command line that exist", async function () {
      this.timeout(60_000);
      const verbs = new Set(
        [...text.matchAll(/npm run ledger -- ([a-z]+(?: [a-z-]+)?)/g)].map(([, verb = ""]) => verb),
      );
      for (const verb of verbs) {
        const args = [fileURLToPath(new URL("scripts/ledger.ts", root)), ...verb.split(" "), "--help"];
        const { stdout } = await run(process.execPath, args);
        expect(stdout, verb).to.include(`Usage: ledger ${verb}`);
      }
    });

    it("gives every gateway that is no demo its own folder and a passphrase that the gateway takes", () => {
      const starts = [...text.matchAll(/^\$ (LEDGER_DEMO=0 .*)npm start$/gm)].map(([, settings = ""]) => settings);
      expect(starts).to.have.length(name === "ARCHITECTURE.md" ? 0 : 1);
      for (const settings of starts) {
        const given = [...settings.matchAll(/(\w+)=(?:'([^']*)'|(\S+))/g)];
        const config = readConfig(Object.fromEntries(given.map(([, key, quoted, bare]) => [key, quoted ?? bare])));
        expect(config.dataFolder).to.not.equal(readConfig({}).dataFolder);
      }
    });

    it("names scripts that exist", async () => {
      const { scripts } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));
      const named = [...text.matchAll(/npm (?:run ([a-z]+)|(start|test))/g)].map(
        ([, script, short]) => script ?? short,
      );
      for (const script of named) expect(scripts).to.have.property(script ?? "");
    });
  });
}

describe("The figures of README.md", () => {
  it("are those of the committed snapshot", async () => {
    const text = await readFile(new URL("README.md", root), "utf8");
    const snapshot: Record<string, number> = JSON.parse(
      await readFile(new URL("scripts/benchmarks/gas.snapshot.json", root), "utf8"),
    );
    const measured = new Set(Object.values(snapshot).map((gas) => gas.toLocaleString("en-US")));
    const rows = text.split("\n").filter((line) => /^\| .* \| [\d,]+(?: \/ [\d,]+)* \| /.test(line));
    expect(rows).to.have.length(9);
    for (const row of rows) {
      const figures = row.split("|")[2]?.split("/") ?? [];
      for (const figure of figures) expect(measured, row).to.include(figure.trim());
    }
  });
});
