/** Commander's own words, in both languages. */

import type { Command, CommanderError } from "commander";
import { Help } from "commander";
import type { Language } from "../../server/problem.ts";

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Global Options:": "全局选项：",
};

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown command '(.*)'/, "没有命令“$1”。"],
  [/^error: unknown option '(.*)'/, "没有选项“$1”。"],
  [/^error: missing required argument '(.*)'/, "缺少参数“$1”。"],
  [/^error: option '(.*)' argument missing/, "选项“$1”缺少值。"],
  [/^error: too many arguments.*/, "参数太多。"],
  [/^error: required option '(.*)' not specified/, "必须给出选项“$1”。"],
  [/\(Did you mean one of (.*)\?\)/, "您要的是 $1 之一吗？"],
  [/\(Did you mean (.*)\?\)/, "您要的是 $1 吗？"],
];

/** Help in the language, usage errors in the language, and no exit from within. */
export function localise(command: Command, language: Language): void {
  command
    .exitOverride()
    .helpCommand(false)
    .helpOption("-h, --help", language === "en" ? "show this help" : "显示帮助")
    .configureHelp({
      showGlobalOptions: true,
      optionDescription(option) {
        const text = Help.prototype.optionDescription.call(this, option);
        return language === "en" ? text : text.replace("(default: ", "（默认 ").replace(/\)$/, "）");
      },
      styleTitle: (title) => (language === "en" ? title : (titles[title] ?? title)),
    })
    .configureOutput({
      outputError: (text, write) => write(`${usageError(text, language)}  → ${pathOf(command)} --help\n`),
    });
}

function usageError(text: string, language: Language): string {
  if (language === "en") return text.replace(/^error: /, "✗ ");
  return `✗ ${sentences.reduce((said, [pattern, words]) => said.replace(pattern, words), text)}`;
}

/** "ledger credits submit" */
function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

/** Asking for help is no error. */
export function isHelp({ code }: CommanderError): boolean {
  return code === "commander.helpDisplayed" || code === "commander.version";
}
