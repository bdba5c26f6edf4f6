/** A member that is to be admitted, as options say: by the founder at once, or as a proposal to the council. */
import type { NewMember } from "../client/alliance.ts";
import { memberKinds } from "../server/alliance/records.ts";
import { Problem } from "../server/problem.ts";
import type { Desk } from "./terminal/desk.ts";
import { oneOf, wholeNumber } from "./terminal/values.ts";
import type { VerbOption } from "./terminal/verb.ts";

export type AdmissionOptions = {
  kind?: string;
  full?: boolean;
  associate?: boolean;
  province?: string;
  nameZh?: string;
  nameEn?: string;
};

export const admissionOptions: readonly VerbOption[] = [
  ["--kind <kind>", { "zh-CN": memberKinds.join("、"), en: memberKinds.join(", ") }, "university"],
  ["--full", { "zh-CN": "在理事会有席位（高校的默认）", en: "with a seat in the council (a university's default)" }],
  ["--associate", { "zh-CN": "没有席位（其他成员的默认）", en: "without a seat (the default of all others)" }],
  [
    "--province <code>",
    {
      "zh-CN": "省份代码（GB/T 2260）：11 北京，12 天津，13 河北",
      en: "GB/T 2260 code: 11 Beijing, 12 Tianjin, 13 Hebei",
    },
    "13",
  ],
  ["--name-zh <name>", { "zh-CN": "中文名称", en: "name in Chinese" }, ""],
  ["--name-en <name>", { "zh-CN": "英文名称", en: "name in English" }, ""],
];

/** @throws Terminal_BadValue */
export async function admissionOf(desk: Desk, person: string, given: AdmissionOptions): Promise<NewMember> {
  const kind = oneOf(given.kind ?? "university", "kind", memberKinds);
  const { full = false, associate = false, nameZh = "", nameEn = "" } = given;
  if (full && associate) {
    const value = "--full --associate";
    throw new Problem("Terminal_BadValue", { name: "seat", value, expected: "--full / --associate" });
  }
  return {
    kind,
    full: full || (!associate && kind === "university"),
    province: wholeNumber(given.province ?? "13", "province", 1, 65_535),
    nameZh,
    nameEn,
    administrator: await desk.account(person),
  };
}
