/** The plan of an alliance that is to be founded: a JSON file, or what a person answers. */
import { z } from "zod";
import { addressSchema, memberKinds } from "../server/alliance/records.ts";
import { recordKinds } from "../server/credits/credit-records.ts";
import { checkInput } from "../server/input.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { readText, writeNew } from "./terminal/files.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** Whose account: a key file beside the plan, made where there is none yet, or an address. */
const holderSchema = z.union([
  z.strictObject({ keystore: z.string().min(1) }),
  z.strictObject({ address: addressSchema }),
]);

const nameText = z.string().trim().min(1).max(120);
const windowDays = z.number().min(0).max(365).default(7);

/** Records of a qualification are accredited by its type, when the alliance has defined it. */
const accreditedKinds = recordKinds.filter((kind) => kind !== "qualification");
/** Levels of the European Qualifications Framework from short-cycle to doctorate, and none. */
const universityLevels = [0, 5, 6, 7, 8];

const accreditationSchema = z.strictObject({
  kind: z.enum(accreditedKinds),
  levels: z.array(z.number().int().min(0).max(8)).min(1).default(universityLevels),
});

export const foundingPlanSchema = z.strictObject({
  nameZh: nameText,
  nameEn: nameText,
  /** How long the lines of a cycle can be disputed after its cut-off. */
  disputeWindowDays: windowDays,
  /** How long a user has to answer metered usage. */
  answerWindowDays: windowDays,
  /** When a ballot of the council opens after it was proposed, how long it is open, and how long it can be objected to. */
  votingDelayDays: z.number().min(0).max(30).default(1),
  votingPeriodDays: z.number().min(0.001).max(60).default(7),
  objectionDays: z.number().min(0).max(30).default(3),
  /** Whether the founder hands the alliance over to its council at the end; absent: it is asked. */
  handOver: z.boolean().optional(),
  founder: z.strictObject({ keystore: z.string().min(1) }),
  secretariat: z.array(holderSchema).default([]),
  auditors: z.array(holderSchema).default([]),
  /** They may object to what the council decided, and accredit. */
  coordinators: z.array(holderSchema).default([]),
  members: z.array(
    z.strictObject({
      kind: z.enum(memberKinds),
      /** Whether it has a seat in the council; absent: a university has one. */
      full: z.boolean().optional(),
      /** GB/T 2260 */
      province: z.number().int().min(1).max(65_535),
      nameZh: nameText,
      nameEn: nameText,
      administrator: holderSchema,
      /** What records it may issue; absent: a university all but qualifications, anyone else none. */
      accreditations: z.array(accreditationSchema).optional(),
    }),
  ),
});

export type FoundingPlan = z.infer<typeof foundingPlanSchema>;
export type Holder = z.infer<typeof holderSchema>;
type PlannedMember = FoundingPlan["members"][number];

/** Whether a member has a seat in the council. */
export function isFull({ full, kind }: PlannedMember): boolean {
  return full ?? kind === "university";
}

/** What a member may issue, kind by kind and level by level. */
export function accreditationsOf({ accreditations, kind: memberKind }: PlannedMember) {
  const usual = accreditedKinds.map((kind) => ({ kind, levels: universityLevels }));
  const given = accreditations ?? (memberKind === "university" ? usual : []);
  return given.flatMap(({ kind, levels }) => levels.map((level) => ({ kind, level })));
}

/** @throws Terminal_BadPlan with what is wrong in it */
export async function readPlan(file: string): Promise<FoundingPlan> {
  const { value, faults } = checkInput(foundingPlanSchema, parse(await readText(file), file));
  if (!value) throw new Problem("Terminal_BadPlan", { file }, faults);
  const names = value.members.flatMap(({ nameZh, nameEn }) => [nameZh, nameEn]);
  const repeated = names.find((name, at) => names.indexOf(name) !== at && names[at - 1] !== name);
  if (repeated !== undefined) throw new Problem("Terminal_BadPlan", { file }, [repeatedName(repeated)]);
  return value;
}

/** Asks for everything and writes it to a file, so that an interrupted founding goes on from there. */
export async function askPlan(terminal: Terminal, file: string): Promise<FoundingPlan> {
  const ask = (words: Words, standard = "") =>
    terminal.ask(
      standard
        ? { "zh-CN": `${words["zh-CN"]} [${standard}]：`, en: `${words.en} [${standard}]: ` }
        : { "zh-CN": `${words["zh-CN"]}：`, en: `${words.en}: ` },
      standard,
    );
  const plan = {
    nameZh: await ask({ "zh-CN": "联盟的中文名称", en: "Name of the alliance in Chinese" }),
    nameEn: await ask({ "zh-CN": "联盟的英文名称", en: "Name of the alliance in English" }),
    founder: { keystore: await ask({ "zh-CN": "创始账户的密钥文件", en: "Key file of the founder" }, "founder.json") },
    secretariat: [
      holderOf(
        await ask(
          { "zh-CN": "秘书处的密钥文件或账户", en: "Key file or account of the secretariat" },
          "secretariat.json",
        ),
      ),
    ],
    coordinators: await askCoordinator(ask),
    members: [] as unknown[],
  };
  for (let number = 1; ; number++) {
    const nameZh = await ask({
      "zh-CN": `第 ${number} 个成员的中文名称（空白结束）`,
      en: `Member ${number}, name in Chinese (empty to end)`,
    });
    if (nameZh === "") break;
    plan.members.push({
      nameZh,
      nameEn: await ask({ "zh-CN": "英文名称", en: "Name in English" }),
      kind: await ask(
        { "zh-CN": `类型（${memberKinds.join("、")}）`, en: `Kind (${memberKinds.join(", ")})` },
        "university",
      ),
      province: Number(
        await ask(
          { "zh-CN": "省份代码：11 北京，12 天津，13 河北", en: "Province: 11 Beijing, 12 Tianjin, 13 Hebei" },
          "13",
        ),
      ),
      administrator: holderOf(
        await ask(
          { "zh-CN": "管理员的密钥文件或账户", en: "Key file or account of its administrator" },
          `member-${number}.json`,
        ),
      ),
    });
  }
  const { value, faults } = checkInput(foundingPlanSchema, plan);
  if (!value) throw new Problem("Terminal_BadPlan", { file }, faults);
  await writeNew(file, `${JSON.stringify(value, null, 2)}\n`);
  return value;
}

async function askCoordinator(ask: (words: Words, standard?: string) => Promise<string>): Promise<Holder[]> {
  const given = await ask({
    "zh-CN": "协同机构（可提出异议、授予资质）的密钥文件或账户（空白则无）",
    en: "Key file or account of the coordinator, who may object and accredit (empty for none)",
  });
  return given === "" ? [] : [holderOf(given)];
}

function holderOf(text: string): Holder {
  return /^0x[0-9a-fA-F]{40}$/.test(text) ? { address: text } : { keystore: text };
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Problem("Terminal_FileUnreadable", { file, reason }, [], cause);
  }
}

function repeatedName(name: string) {
  const detail = { "zh-CN": `“${name}”出现了两次`, en: `“${name}” occurs twice` };
  return { field: "/members", fault: "repeated-name", detail };
}
