import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";

const launcher = join(import.meta.dirname, "..", "..", "scripts", "launch.mjs");

/** A project with nothing but the launcher, which needs a newer Node than there is; npm "fetches" the present one. */
async function makeProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-launch-"));
  await mkdir(join(folder, "node_modules"));
  await mkdir(join(folder, "scripts"));
  await mkdir(join(folder, "bin"));
  const npm = join(folder, "bin", "npm");
  const source = await readFile(launcher, "utf8");
  const [, version] = /FETCHED_VERSION = "([\d.]+)"/.exec(source) ?? [];
  const files = {
    "node_modules/.package-lock.json": "{}",
    "package-lock.json": '{"packages":{}}',
    "scripts/ledger.ts": "console.log(JSON.stringify(process.argv.slice(2)))",
    "scripts/launch.mjs": source.replace("NEEDED_MAJOR = 24", "NEEDED_MAJOR = 99"),
    "bin/npm": `#!/bin/sh\necho "v${version}${process.execPath}"\n`,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await chmod(npm, 0o755);
  return folder;
}

async function launch(folder: string) {
  const env = { ...process.env, PATH: [join(folder, "bin"), process.env.PATH].join(delimiter) };
  const child = spawn(process.execPath, [join(folder, "scripts", "launch.mjs"), "ledger", "--json"], { env });
  const ended = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, stdout, stderr };
}

describe("The launcher under an older Node", () => {
  let folder: string;
  before(async () => {
    folder = await makeProject();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("says what it fetches when it fetches it, and never again", async () => {
    const [first, second] = [await launch(folder), await launch(folder)];
    const answer = { code: 0, stdout: '["--json"]\n' };
    expect(first).to.deep.include(answer);
    expect(first.stderr)
      .to.match(/^Node [\d.]+ is older than 99: this runs under Node [\d.]+, which npm fetches once\.$/m)
      .and.match(/^本机 Node/m);
    expect(second).to.deep.equal({ ...answer, stderr: "" });
  });
});
