/** What the CLI prints and asks: tables or one JSON document on standard output, everything else on standard error. */
import { createInterface, type Interface } from "node:readline/promises";
import { Writable } from "node:stream";
import cliProgress from "cli-progress";
import type { Language, Words } from "../../server/problem.ts";
import { Problem } from "../../server/problem.ts";

export type TerminalOptions = {
  readonly language: Language;
  readonly json: boolean;
  /** Answers every confirmation with yes. */
  readonly yes: boolean;
};

export type Progress = { readonly update: (done: number, total: number) => void; readonly stop: () => void };

export class Terminal {
  readonly language: Language;
  readonly json: boolean;
  readonly #yes: boolean;

  constructor({ language, json, yes }: TerminalOptions) {
    this.language = language;
    this.json = json;
    this.#yes = yes;
  }

  say(words: Words): string {
    return words[this.language];
  }

  /** The answer of a verb: as JSON, or as lines for a person. */
  answer(value: unknown, lines: readonly string[]): void {
    process.stdout.write(this.json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(""));
  }

  /** The answer of a verb that is a file: as it is, or as the text of a JSON document. */
  answerFile(text: string): void {
    process.stdout.write(this.json ? `${JSON.stringify({ text })}\n` : text);
  }

  /** A remark beside the answer. */
  note(...lines: readonly string[]): void {
    for (const line of lines) process.stderr.write(`${line}\n`);
  }

  /**
   * Asks before something that cannot be taken back.
   * @throws Terminal_NotConfirmed where the answer is not yes, or nobody is there to answer
   */
  async confirm(question: Words): Promise<void> {
    if (this.#yes) return;
    if (!process.stdin.isTTY) throw new Problem("Terminal_NotConfirmed", { question: this.say(question) });
    const answer = await this.ask({ "zh-CN": `${question["zh-CN"]} [y/N] `, en: `${question.en} [y/N] ` });
    if (!/^(?:y|yes|是|好|对)$/i.test(answer.trim())) {
      throw new Problem("Terminal_NotConfirmed", { question: this.say(question) });
    }
  }

  /** @throws Terminal_TerminalNeeded where nobody is there to answer; Terminal_Stopped where the person stops instead */
  async ask(question: Words, absent = ""): Promise<string> {
    if (!process.stdin.isTTY) throw new Problem("Terminal_TerminalNeeded", { question: this.say(question).trim() });
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return (await answerTo(lines, this.say(question))).trim() || absent;
    } catch (error) {
      // Nobody pressed Enter after the question.
      process.stderr.write("\n");
      throw error;
    } finally {
      lines.close();
    }
  }

  /**
   * Asks for a passphrase without showing it.
   * @throws Terminal_PassphraseMissing where nobody is there to answer; Terminal_Stopped
   */
  async askSecret(question: Words): Promise<string> {
    if (!process.stdin.isTTY) throw new Problem("Terminal_PassphraseMissing");
    process.stderr.write(this.say(question));
    const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
    const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
    try {
      return await answerTo(lines, "");
    } finally {
      lines.close();
      process.stderr.write("\n");
    }
  }

  /** A bar on standard error where a person watches; nothing where none does. */
  progress(label: Words): Progress {
    if (!process.stderr.isTTY || this.json) return { update: () => undefined, stop: () => undefined };
    const bar = new cliProgress.SingleBar(
      { format: `${this.say(label)} {bar} {percentage}% {value}/{total}`, stream: process.stderr, hideCursor: true },
      cliProgress.Presets.shades_classic,
    );
    let started = false;
    return {
      update: (done, total) => {
        if (!started) bar.start(total, done);
        else bar.update(done);
        started = true;
      },
      stop: () => {
        if (started) bar.stop();
      },
    };
  }
}

/**
 * The line that a person types. Ctrl-C and Ctrl-D are answers too, and so is a terminal that goes away: without one
 * the process would end with its promise unsettled.
 * @throws Terminal_Stopped
 */
export async function answerTo(lines: Interface, question: string): Promise<string> {
  const asked = lines.question(question).catch((cause: unknown) => {
    throw new Problem("Terminal_Stopped", {}, [], cause);
  });
  const gone = new Promise<never>((_, stop) => {
    lines.once("close", () => stop(new Problem("Terminal_Stopped")));
  });
  return Promise.race([asked, gone]);
}

/** Chinese where the environment says so, else English. */
export function languageOf(environment: NodeJS.ProcessEnv): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return /^zh/i.test(locale) ? "zh-CN" : "en";
}
