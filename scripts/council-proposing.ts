/** `ledger alliance council propose|nominate …`: one act as words of the command line, or several out of a file. */
import { z } from "zod";
import { type ActNames, actWords, type NamedAction } from "../client/act-words.ts";
import type { PlannedAct } from "../client/acts.ts";
import { nominate, type Proposed, propose } from "../client/council.ts";
import type { Ledger } from "../client/ledger.ts";
import { locate } from "../client/ledger.ts";
import { decodeAct } from "../server/alliance/acts.ts";
import { allianceSchema } from "../server/alliance/records.ts";
import { checkInput } from "../server/input.ts";
import { abis, type Module } from "../server/modules.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import type { ActOptions, CouncilAct } from "./council-act.ts";
import { allActs } from "./council-acts.ts";
import { askFirst } from "./terminal/asking.ts";
import type { Desk } from "./terminal/desk.ts";
import { readJson } from "./terminal/files.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { oneOf } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { group, verb } from "./terminal/verb.ts";

type Way = typeof propose;

export function proposingVerbs(domain: Domain): void {
  const representative = { "zh-CN": "以成员代表的身份提案", en: "put a proposal to the council, as a representative" };
  actVerbs(group(domain, "propose", representative), propose);
  const coordinator = { "zh-CN": "以统筹协调员的身份提案", en: "put a proposal to the council, as its coordinator" };
  actVerbs(group(domain, "nominate", coordinator), nominate);
}

const describe: VerbOption = [
  "--description <text>",
  { "zh-CN": "说明（公开）；默认为其内容", en: "what it is about (public); absent: what it would do" },
];

function actVerbs(domain: Domain, way: Way): void {
  for (const act of allActs) {
    type Options = ActOptions & { description?: string };
    verb<Options>(domain, act.usage, act.words, [...(act.options ?? []), describe], async (desk, args, options) => {
      await put(desk, way, [await act.plan(desk, args, options)], options.description);
    });
  }
  const several = {
    "zh-CN":
      '文件中的数项：{"description": "…", "acts": [{"act": "suspend", "arguments": ["3"], "options": {"reason": "…"}}]}',
    en: 'several acts of a file: {"description": "…", "acts": [{"act": "suspend", "arguments": ["3"], "options": {"reason": "…"}}]}',
  };
  verb(domain, "several <file>", several, [], async (desk, [file = ""]) => {
    const { description, acts } = await readBundle(file);
    const planned: PlannedAct[] = [];
    for (const { act, arguments: given, options } of acts) {
      const found = actNamed(act);
      planned.push(await found.plan(desk, given, { ...defaultsOf(found), ...options }));
    }
    await put(desk, way, planned, description);
  });
}

const bundleSchema = z.strictObject({
  description: z.string().min(1).optional(),
  acts: z
    .array(
      z.strictObject({
        act: z.string(),
        arguments: z.array(z.string()).default([]),
        /** As on the command line, "name-zh" as `nameZh`. */
        options: z.record(z.string(), z.union([z.string(), z.boolean()])).default({}),
      }),
    )
    .min(1)
    .max(16),
});

async function readBundle(file: string): Promise<z.infer<typeof bundleSchema>> {
  const { value, faults } = checkInput(bundleSchema, await readJson(file));
  if (!value) throw new Problem("Terminal_BadFile", { file }, faults);
  return value;
}

function nameOf({ usage }: CouncilAct): string {
  return usage.split(" ")[0] ?? usage;
}

/** @throws Terminal_BadValue */
function actNamed(name: string): CouncilAct {
  const wanted = oneOf(name, "act", allActs.map(nameOf));
  const found = allActs.find((act) => nameOf(act) === wanted);
  if (!found) throw new RangeError(`No act is called ${wanted}`);
  return found;
}

/** What the options are where nobody names them: on the command line Commander fills them in. */
function defaultsOf({ options = [] }: CouncilAct): ActOptions {
  const given = options.flatMap(([flags, , standard]) => {
    const [, name = ""] = /^--([a-z-]+)/.exec(flags) ?? [];
    const key = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return standard === undefined ? [] : [[key, standard]];
  });
  return Object.fromEntries(given);
}

async function put(desk: Desk, way: Way, acts: readonly PlannedAct[], description: string | undefined): Promise<void> {
  const { terminal } = desk;
  const ledger = await desk.ledger();
  const names = await actNames(desk);
  const would = await Promise.all(acts.map((act) => wordsOfPlan(ledger, act, names)));
  const about = description ?? would.map(({ "zh-CN": zh, en }) => `${zh} · ${en}`).join("\n");
  const asking = askFirst(ledger, () => {
    if (!terminal.json) terminal.note(...would.map((words) => `· ${terminal.say(words)}`));
    return terminal.confirm({ "zh-CN": "提交理事会表决？", en: "Put this to the council?" });
  });
  const { proposal, receipt }: Proposed = await way(asking, acts, about);
  const done = { "zh-CN": `已提出提案 ${proposal}。`, en: `Proposed as ${proposal}.` };
  answerReceipt(terminal, done, receipt, { proposal, description: about, acts: would });
}

async function wordsOfPlan(ledger: Ledger, { to, data }: PlannedAct, names: ActNames): Promise<Words> {
  const module = to in abis ? (to as Module) : undefined;
  const action: NamedAction = {
    target: module ? await locate(ledger, module) : to,
    module: module ?? null,
    calldata: data,
    act: module ? decodeAct(abis[module], data) : null,
  };
  return actWords(action, names);
}

/** Members and contracts by name, for the words of acts. */
export async function actNames(desk: Desk): Promise<ActNames> {
  const members = new Map((await desk.members()).map((member) => [member.member, member]));
  const { modules, former } = await desk.gateway.get("/v1/alliance", allianceSchema);
  const places = new Map([...former, ...modules].map(({ module, location }) => [location.toLowerCase(), module]));
  return {
    member: (number) => {
      const found = members.get(number);
      return found
        ? { "zh-CN": found.nameZh, en: found.nameEn }
        : { "zh-CN": `成员 ${number}`, en: `member ${number}` };
    },
    module: (location) => places.get(location.toLowerCase()),
  };
}
