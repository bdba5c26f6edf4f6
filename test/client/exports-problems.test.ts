import { readdir, readFile } from "node:fs/promises";
import { expect } from "chai";
import { findingWords } from "../../client/exports/findings.ts";
import { exportsProblems } from "../../client/exports/problems.ts";
import type { ProblemWords } from "../../server/problem.ts";

const folder = new URL("../../client/exports/", import.meta.url);

describe("Problems of exports", () => {
  it("have words in both languages for every name that is thrown, and for no other", async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith(".ts") && name !== "problems.ts");
    const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")));
    const thrown = texts.flatMap((text) => [...text.matchAll(/new Problem\("(\w+)"/g)].map(([, name]) => name));
    expect([...new Set(thrown)].sort()).to.deep.equal(Object.keys(exportsProblems).sort());
    for (const { title, detail, advice } of Object.values<ProblemWords>(exportsProblems)) {
      for (const words of [title, detail, advice]) {
        expect(words.en).to.match(/^[\x20-\x7e“”]+$/);
        expect(words["zh-CN"]).to.match(/\p{Script=Han}|^\{/u);
      }
    }
  });

  it("name every finding in both languages", () => {
    for (const words of Object.values(findingWords)) {
      expect(words["zh-CN"]).to.match(/\p{Script=Han}/u);
      expect(words.en).to.match(/^[\x20-\x7e]+$/);
    }
  });
});
