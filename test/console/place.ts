import type { Page } from "playwright-core";
import type { Language } from "../../server/problem.ts";

/** What does not stand on a page at first. */
export type Opened = {
  readonly name: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** The Escape key leaves a dialog. */
  readonly leave?: (page: Page) => Promise<unknown>;
};

export type Place = {
  readonly name: string;
  readonly path: string;
  /** Person of the demo who looks at it; strangers have none. */
  readonly person?: string;
  /** With which the page's title begins. */
  readonly heading: (language: Language) => string;
  readonly opened?: (language: Language) => readonly Opened[];
};
