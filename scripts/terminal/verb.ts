/** Verbs of the CLI: one line to declare, one function to do. */
import type { Command } from "commander";
import type { Words } from "../../server/problem.ts";
import type { Desk } from "./desk.ts";

/** A domain on the command line, and what its verbs need. */
export type Domain = {
  readonly command: Command;
  readonly say: (words: Words) => string;
  /** The desk of this run; made once the options are known. */
  readonly desk: () => Desk;
};

/** A noun within a domain with verbs of its own: `alliance council vote`. */
export function group(domain: Domain, name: string, words: Words): Domain {
  return { ...domain, command: domain.command.command(name).description(domain.say(words)) };
}

export type VerbOption = readonly [flags: string, words: Words, standard?: string];

/** Options are texts, or true for those without a value; `Options` states which there are. */
type Act<Options> = (desk: Desk, args: string[], options: Options) => Promise<void>;

export function verb<Options extends Record<string, string | boolean | string[] | undefined>>(
  { command, say, desk }: Domain,
  usage: string,
  words: Words,
  options: readonly VerbOption[],
  act: Act<Options>,
): void {
  const declared = command.command(usage).description(say(words));
  for (const [flags, about, standard] of options) declared.option(flags, say(about), standard);
  declared.action(async (...given: unknown[]) => {
    const self = given.at(-1) as Command;
    await act(desk(), self.processedArgs.flat() as string[], self.opts<Options>());
  });
}
