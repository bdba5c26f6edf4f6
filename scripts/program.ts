/** The domains of the CLI and their verbs, and how a run ends. */
import { Command, CommanderError } from "commander";
import type { Language, Words } from "../server/problem.ts";
import { allianceVerbs } from "./alliance.ts";
import { credentialKeyVerbs } from "./credential-signing.ts";
import { creditsVerbs } from "./credits.ts";
import { deliveryVerbs } from "./delivery.ts";
import { doctorVerb } from "./doctor.ts";
import { indexVerbs } from "./index.ts";
import { keystoreVerbs } from "./keystore.ts";
import { demoVerbs } from "./people.ts";
import { resourcesVerbs } from "./resources.ts";
import { settlementVerbs } from "./settlement.ts";
import { Desk } from "./terminal/desk.ts";
import { exitCodes, fail } from "./terminal/failure.ts";
import { languageOf, Terminal } from "./terminal/terminal.ts";
import { isHelp, localise } from "./terminal/usage.ts";
import type { Domain } from "./terminal/verb.ts";

type GlobalOptions = {
  gateway: string;
  keystore?: string;
  as?: string;
  passphraseFile?: string;
  json?: boolean;
  yes?: boolean;
};

const domains: readonly (readonly [name: string, words: Words, verbs: (domain: Domain) => void])[] = [
  ["alliance", { "zh-CN": "成员、人员与职务", en: "members, officers and offices" }, allianceVerbs],
  ["keystore", { "zh-CN": "密钥文件", en: "key files" }, keystoreVerbs],
  ["credential-key", { "zh-CN": "凭证签章密钥", en: "keys for signing credentials" }, credentialKeyVerbs],
  ["credits", { "zh-CN": "学分成绩记录", en: "credit records" }, creditsVerbs],
  ["delivery", { "zh-CN": "与其他成员传送记录", en: "records to and from other members" }, deliveryVerbs],
  ["resources", { "zh-CN": "仪器共享与预约", en: "instruments and bookings" }, resourcesVerbs],
  ["settlement", { "zh-CN": "往来结算", en: "obligations, cycles and payments" }, settlementVerbs],
  ["index", { "zh-CN": "索引", en: "the index of the chain" }, indexVerbs],
  ["demo", { "zh-CN": "演示联盟", en: "the demo alliance" }, demoVerbs],
];

/** The language has to be known before anything is declared, because help is words too. */
function chosenLanguage(args: readonly string[]): Language {
  const at = args.findLastIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const given = args[at]?.includes("=") ? args[at].split("=")[1] : args[at + 1];
  if (at === -1 || given === undefined) return languageOf(process.env);
  return given.startsWith("zh") ? "zh-CN" : "en";
}

function buildProgram(language: Language): { program: Command; terminal: () => Terminal } {
  const say = (words: Words) => words[language];
  const program = new Command("ledger").description(say({ "zh-CN": "联盟账本", en: "Alliance Ledger" }));
  localise(program, language);
  const standard = process.env.LEDGER_GATEWAY ?? `http://127.0.0.1:${process.env.PORT ?? "4517"}`;
  program
    .option("--gateway <url>", say({ "zh-CN": "网关地址", en: "address of the gateway" }), standard)
    .option("--keystore <file>", say({ "zh-CN": "签名用的密钥文件", en: "key file to sign with" }))
    .option("--as <person>", say({ "zh-CN": "以演示联盟中的某人签名", en: "sign as a person of the demo" }))
    .option("--passphrase-file <file>", say({ "zh-CN": "存放口令的文件", en: "file that holds the passphrase" }))
    .option("--json", say({ "zh-CN": "输出一个 JSON 文档", en: "print one JSON document" }))
    .option("--yes", say({ "zh-CN": "对确认都答“是”", en: "answer every confirmation with yes" }))
    .option("--lang <zh|en>", say({ "zh-CN": "语言", en: "language" }));

  const terminal = () => {
    const { json = false, yes = false } = program.opts<GlobalOptions>();
    return new Terminal({ language, json, yes });
  };
  let made: Desk | undefined;
  const desk = () => {
    made ??= new Desk(terminal(), program.opts<GlobalOptions>().gateway, program.opts<GlobalOptions>());
    return made;
  };
  for (const [name, words, verbs] of domains) {
    const command = program.command(name).description(say(words));
    verbs({ command, say, desk });
  }
  doctorVerb({ command: program, say, desk });
  for (const command of descendants(program)) localise(command, language);
  return { program, terminal };
}

function descendants(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendants(child)]);
}

/** Runs a command line and gives its exit code: 0 done, 1 a problem, 2 wrong usage. */
export async function run(args: readonly string[]): Promise<number> {
  // Who reads only the first lines closes the pipe; that is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(exitCodes.success);
  });
  const { program, terminal } = buildProgram(chosenLanguage(args));
  try {
    await program.parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? exitCodes.success);
  } catch (error) {
    if (error instanceof CommanderError) return isHelp(error) ? exitCodes.success : exitCodes.usage;
    return fail(error, terminal());
  }
}
