/** `ledger credits conversion …`: tables by which grades of one university are read in the scale of another. */
import { gradeTableOf, listConversions, publishConversion } from "../client/conversion.ts";
import { conversionTableSchema, overlapChoices } from "../server/credits/conversion-records.ts";
import { gradeScales } from "../server/credits/grade-records.ts";
import { checkInput } from "../server/input.ts";
import { Problem } from "../server/problem.ts";
import { countedGrades } from "./conversion-counts.ts";
import { findConversion } from "./conversion-subject.ts";
import { conversionLines, conversionTable } from "./conversion-tables.ts";
import { pathOf, readJson, writeNew } from "./terminal/files.ts";
import { oneOf, wholeNumber } from "./terminal/values.ts";
import { type Domain, group, type VerbOption, verb } from "./terminal/verb.ts";

export function conversionVerbs(creditsDomain: Domain): void {
  const domain = group(creditsDomain, "conversion", {
    "zh-CN": "成绩与学分的转换表",
    en: "tables that convert grades and credits",
  });
  makeVerb(domain);
  publishVerb(domain);
  readingVerbs(domain);
}

const fromOption: VerbOption = ["--from <member>", { "zh-CN": "成绩所属学校", en: "the university whose grades" }];
const toOption: VerbOption = ["--to <member>", { "zh-CN": "转换到的学校", en: "the university into whose scale" }];
const fieldOption: VerbOption = ["--field <code>", { "zh-CN": "ISCED-F 学科代码", en: "code of the field (ISCED-F)" }];
const yearOption: VerbOption = ["--year <year>", { "zh-CN": "年份", en: "the year" }];
const counts = {
  "zh-CN": "CODE@TERM,…（取网关的成绩分布）或 FILE.csv（成绩、人数两列）",
  en: "CODE@TERM,… (the gateway's distributions) or FILE.csv (columns grade and count)",
};
const makeOptions: readonly VerbOption[] = [
  fromOption,
  toOption,
  fieldOption,
  yearOption,
  ["--source <grades>", counts],
  ["--target <grades>", counts],
  ["--source-scale <scale>", { "zh-CN": gradeScales.join("、"), en: gradeScales.join(", ") }],
  ["--target-scale <scale>", { "zh-CN": gradeScales.join("、"), en: gradeScales.join(", ") }],
  [
    "--overlap <choice>",
    { "zh-CN": `跨几档时取何者：${overlapChoices.join("、")}`, en: `where several fit: ${overlapChoices.join(", ")}` },
    "middle",
  ],
  ["--out <file>", { "zh-CN": "写入文件（JSON）", en: "write it to a file (JSON)" }],
];
type Filter = { from?: string; to?: string; field?: string; year?: string };
type MakeOptions = Filter & {
  source?: string;
  target?: string;
  sourceScale?: string;
  targetScale?: string;
  overlap?: string;
  out?: string;
};

function makeVerb(domain: Domain): void {
  const words = {
    "zh-CN": "由两校实际成绩分布按等百分位计算转换表；样本数由成绩清点得出",
    en: "make a table from how grades are distributed at both, by equal percentiles; the sample is counted",
  };
  verb<MakeOptions>(domain, "make", words, makeOptions, async (desk, _, given) => {
    const from = (await desk.member(given.from ?? "")).member;
    const to = (await desk.member(given.to ?? "")).member;
    const content = {
      ...{ from, to },
      field: given.field ?? "",
      year: given.year ?? String(new Date().getUTCFullYear()),
      overlap: oneOf(given.overlap ?? "middle", "overlap", overlapChoices),
      source: await countedGrades(desk.gateway, from, "source", given.source ?? "", given.sourceScale),
      target: await countedGrades(desk.gateway, to, "target", given.target ?? "", given.targetScale),
    };
    const { value: table, faults } = checkInput(conversionTableSchema, gradeTableOf(content));
    if (!table) throw new Problem("Terminal_BadTable", {}, faults);
    if (given.out !== undefined) await writeNew(given.out, `${JSON.stringify(table, null, 2)}\n`);
    const done = given.out === undefined ? [] : ["", `✓ ${pathOf(given.out)}`];
    desk.terminal.answer(table, [...conversionLines({ table }, await desk.memberNames(), desk.terminal), ...done]);
  });
}

function publishVerb(domain: Domain): void {
  const words = {
    "zh-CN": "公布转换表；公布后不变，规则可命名其哈希",
    en: "publish a table, for good; rules can name it by its hash",
  };
  verb(domain, "publish <file>", words, [], async (desk, [file = ""]) => {
    const { value: table, faults } = checkInput(conversionTableSchema, await readJson(file));
    if (!table) throw new Problem("Terminal_BadFile", { file }, faults);
    const published = await publishConversion(await desk.privateLedger(), table);
    const done = desk.terminal.say({ "zh-CN": `✓ 已公布 ${table.hash}`, en: `✓ Published ${table.hash}` });
    desk.terminal.answer(published, [done]);
  });
}

function readingVerbs(domain: Domain): void {
  const list = { "zh-CN": "已公布的转换表，新的在前", en: "published tables, newest first" };
  const filters = [fromOption, toOption, fieldOption, yearOption];
  verb<Filter>(domain, "list", list, filters, async (desk, _, { from, to, field, year }) => {
    const found = await listConversions(desk.gateway, {
      ...(from !== undefined && { from: (await desk.member(from)).member }),
      ...(to !== undefined && { to: (await desk.member(to)).member }),
      ...(field !== undefined && { field }),
      ...(year !== undefined && { year: String(wholeNumber(year, "year", 1000, 9999)) }),
    });
    desk.terminal.answer(found, conversionTable(found, await desk.memberNames(), desk.terminal));
  });

  const show = {
    "zh-CN": "一张转换表：哈希、其开头或文件",
    en: "one table, by its hash, the beginning of it, or its file",
  };
  verb(domain, "show <table>", show, [], async (desk, [wanted = ""]) => {
    const found = await findConversion(desk.gateway, wanted);
    desk.terminal.answer(found, conversionLines(found, await desk.memberNames(), desk.terminal));
  });
}
