/** What the console asks of a browser: the week board, and the page that verifies, each beside what it is compared with. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { BrowserContext, Page } from "playwright-core";
import { boardWords } from "../../console/src/resources/board-words.ts";
import { readConfig } from "../../server/config.ts";
import { startGateway } from "../../server/main.ts";
import { buildConsole, buildContracts } from "../build.ts";
import { demoSeed } from "../demo.ts";
import { launchChromium } from "../testing/launch-chromium.ts";
import { measureImport } from "./import-page.ts";
import { type BenchLine, benchLine } from "./line.ts";
import { type MainThread, mainThread } from "./main-thread.ts";
import { median, rounded } from "./median.ts";
import { preparePlain, writePlain } from "./plain-elements.ts";
import { measureVerifyPage } from "./verify-page.ts";

export type ConsoleOptions = {
  readonly runs?: number;
  /** A gateway that serves the console; absent: one with the demo alliance is started. */
  readonly url?: string;
};

type Sample = Readonly<Record<"shell" | "load" | "week" | "plain", MainThread>> & {
  readonly resources: number;
  readonly elements: number;
};

/** Measures the board; every run has a browser profile of its own, so nothing is cached. */
export async function* measureConsole({ runs = 11, url }: ConsoleOptions = {}): AsyncGenerator<BenchLine> {
  const measureAt = async (at: string) => {
    const lines = [...linesOf(await samplesOf(at, runs))];
    for await (const line of measureVerifyPage(at, runs)) lines.push(line);
    for await (const line of measureImport(at)) lines.push(line);
    return lines;
  };
  yield* url === undefined ? await onDemo(measureAt) : await measureAt(url);
}

async function onDemo<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  await Promise.all([buildContracts(), buildConsole()]);
  const folder = await mkdtemp(join(tmpdir(), "bench-console-"));
  try {
    const config = { ...readConfig({ PORT: "0" }), dataFolder: folder };
    const gateway = await startGateway({ config, demo: await demoSeed(config), logger: pino({ level: "silent" }) });
    try {
      return await use(gateway.url);
    } finally {
      await gateway.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function samplesOf(url: string, runs: number): Promise<Sample[]> {
  const browser = await launchChromium();
  try {
    const samples: Sample[] = [];
    while (samples.length < runs) {
      const viewport = { width: 1360, height: 820 };
      const context = await browser.newContext({ viewport, locale: "en-GB", timezoneId: "Asia/Shanghai" });
      samples.push(await sampleOf(context, url));
      await context.close();
    }
    return samples;
  } finally {
    await browser.close();
  }
}

function* linesOf(samples: readonly Sample[]): Generator<BenchLine> {
  const middle = (page: "shell" | "load" | "week" | "plain", key: keyof MainThread) =>
    rounded(median(samples.map((sample) => sample[page][key])));
  const [first] = samples;
  const plain = (key: keyof MainThread) => ({
    name: `a plain script that makes the same ${first?.elements} elements in an empty page`,
    value: middle("plain", key),
  });
  const shell = { name: "a page of the console with nothing on it", value: middle("shell", "script") };
  const board = `week board of ${first?.resources} resources`;
  yield benchLine("console", `${board}, loading the page: script`, middle("load", "script"), "ms", shell);
  yield benchLine("console", `${board}, another week: script`, middle("week", "script"), "ms", plain("script"));
  yield benchLine("console", `${board}, another week: main thread`, middle("week", "task"), "ms", plain("task"));
}

async function sampleOf(context: BrowserContext, url: string): Promise<Sample> {
  const empty = await context.newPage();
  const shell = await mainThread(empty, async () => {
    await empty.goto(`${url}/no-such-page`);
    await empty.getByRole("heading", { level: 1 }).waitFor();
  });
  const page = await context.newPage();
  const rows = page.getByRole("grid").locator("tr[data-resource]");
  const load = await mainThread(page, async () => {
    await page.goto(`${url}/resources`);
    await rows.last().waitFor();
  });
  const week = await mainThread(page, () => showNextWeek(page));
  const html = await page.getByRole("grid").evaluate((grid) => grid.outerHTML);
  const resources = await rows.count();

  const blank = await context.newPage();
  const elements = await preparePlain(blank, html);
  const plain = await mainThread(blank, () => writePlain(blank));
  return { shell, load, week, plain, resources, elements };
}

/** Within the page, as looking for the button from outside would be measured too; in a timer, as that counts as script. */
async function showNextWeek(page: Page): Promise<void> {
  const clicked = await page.evaluate(async (label) => {
    const button = document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`);
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        button?.click();
        resolve();
      });
    });
    return button !== null;
  }, boardWords.en.nextWeek);
  if (!clicked) throw new Error("The week board has no button for the next week");
}
