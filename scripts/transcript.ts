/** `ledger credits transcript`: records of a student from several universities, verified, and checked for a degree. */
import { convertedBy } from "../client/conversion-reading.ts";
import { connectGateway } from "../client/gateway.ts";
import { openLedger } from "../client/ledger.ts";
import { type Programme, programmeSchema } from "../client/programme.ts";
import { checkProgramme, type ProgrammeCheck, type Transcript } from "../client/transcript.ts";
import { readTranscript } from "../client/transcript-reading.ts";
import { checkInput } from "../server/input.ts";
import { Problem } from "../server/problem.ts";
import { type CredentialKeyOptions, credentialKeyOption, credentialPassphraseOption } from "./credential-signing.ts";
import { readPresentations } from "./presentations.ts";
import { exitCodes } from "./terminal/failure.ts";
import { pathOf, readJson, writeNew } from "./terminal/files.ts";
import { oneOf } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";
import { programmeLines, transcriptTable } from "./transcript-tables.ts";

const formats = ["elmo", "open-badge", "sd-jwt", "pdf", "csv"] as const;
export type TranscriptFormat = (typeof formats)[number];

const options: readonly VerbOption[] = [
  [
    "--programme <file>",
    { "zh-CN": "按专业要求（JSON）逐条核对", en: "check them against a programme's rules (JSON)" },
  ],
  ["--also <url>", { "zh-CN": "再问另一个网关", en: "ask another gateway too; they must agree" }],
  ["--export <format>", { "zh-CN": formats.join("、"), en: formats.join(", ") }],
  ["--out <file>", { "zh-CN": "导出到文件", en: "the file to export to" }],
  credentialKeyOption,
  credentialPassphraseOption,
];

type Options = { programme?: string; also?: string; export?: string; out?: string } & CredentialKeyOptions;

export function transcriptVerb(domain: Domain): void {
  const words = {
    "zh-CN": "汇总并核验各校的证明链接或文件；可按专业核对、导出",
    en: "bring records of several universities together, verified; check them for a degree; export them",
  };
  verb<Options>(domain, "transcript <presentations...>", words, options, async (desk, args, given) => {
    const { terminal } = desk;
    const format = given.export === undefined ? undefined : oneOf(given.export, "export", formats);
    if ((format === undefined) !== (given.out === undefined)) {
      throw new Problem("Terminal_BadValue", {
        name: "export",
        value: given.export ?? "",
        expected: "--export FORMAT --out FILE",
      });
    }
    const programme = given.programme === undefined ? undefined : await readProgramme(given.programme);
    const presentations = await readPresentations(args);
    const gateways = [desk.gateway, ...(given.also === undefined ? [] : [connectGateway(given.also)])];
    const transcript = await readTranscript(openLedger(desk.gateway), presentations, gateways);
    const checked = programme && checkProgramme(transcript, programme);
    const file = format && given.out ? await exported(desk, transcript, format, given.out, given) : undefined;

    const nameOf = await desk.memberNames();
    const ledger = openLedger(desk.gateway);
    const converted = await Promise.all(
      transcript.entries.map(({ presentation, recognitions }) =>
        convertedBy(ledger, presentation.record, recognitions),
      ),
    );
    const lines =
      checked && programme
        ? programmeLines(checked, programme, nameOf, terminal)
        : transcriptTable(transcript, nameOf, terminal, converted);
    const entries = transcript.entries.map(({ presentation, standing, recognitions }, at) => ({
      issuer: presentation.record.issuer,
      recordId: presentation.record.recordId,
      standing,
      recognitions,
      converted: (converted[at] ?? []).map(({ home, programme, rule, published }) => {
        return { home, programme, rule, conversion: published.table.hash };
      }),
    }));
    const answer = { entries, ...(checked && { check: answerOf(checked) }), ...(file && { file }) };
    terminal.answer(answer, file ? [...lines, "", `✓ ${file}`] : lines);
    if (isWanting(transcript, checked)) process.exitCode = exitCodes.problem;
  });
}

type ExportDesk = Parameters<typeof import("./transcript-export.ts").exportTranscript>[0];

/** The libraries that write files are loaded where one is wanted. */
async function exported(
  desk: ExportDesk,
  transcript: Transcript,
  format: TranscriptFormat,
  file: string,
  keys: CredentialKeyOptions,
): Promise<string> {
  const { exportTranscript } = await import("./transcript-export.ts");
  await writeNew(file, await exportTranscript(desk, transcript, format, keys), true);
  return pathOf(file);
}

/** Records of a student are personal: of each, the answer names what the caller gave and nothing that it says. */
function answerOf({ records, ...check }: ProgrammeCheck) {
  const short = records.map(({ presentation, ...record }) => ({
    issuer: presentation.record.issuer,
    recordId: presentation.record.recordId,
    ...record,
  }));
  return { ...check, records: short };
}

function isWanting({ entries }: Transcript, checked: ProgrammeCheck | undefined): boolean {
  return checked ? !checked.isMet : entries.some(({ standing }) => standing !== "valid");
}

/** @throws Terminal_BadFile with what is wrong in it */
async function readProgramme(file: string): Promise<Programme> {
  const { value, faults } = checkInput(programmeSchema, await readJson(file));
  if (!value) throw new Problem("Terminal_BadFile", { file }, faults);
  return value;
}
