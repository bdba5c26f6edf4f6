import { createInterface } from "node:readline/promises";
import { PassThrough, Writable } from "node:stream";
import { expect } from "chai";
import { answerTo } from "../../scripts/terminal/terminal.ts";
import { rejection } from "../client/rejection.ts";

/** A terminal on which somebody presses keys. */
function openTerminal() {
  const keys = new PassThrough();
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  return { keys, lines: createInterface({ input: keys, output, terminal: true }) };
}

describe("A question on a terminal", () => {
  it("is answered with Enter", async () => {
    const { keys, lines } = openTerminal();
    const answer = answerTo(lines, "Name? ");
    keys.write("冀中大学\r");
    expect(await answer).to.equal("冀中大学");
    lines.close();
  });

  for (const [name, key] of [
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
  ] as const) {
    it(`stops the run at ${name}`, async () => {
      const { keys, lines } = openTerminal();
      const answer = answerTo(lines, "Name? ");
      keys.write(key);
      expect((await rejection(answer)).name).to.equal("Terminal_Stopped");
    });
  }

  it("stops the run where the terminal goes away", async () => {
    const { keys, lines } = openTerminal();
    const answer = answerTo(lines, "Name? ");
    keys.end();
    expect((await rejection(answer)).name).to.equal("Terminal_Stopped");
  });
});
