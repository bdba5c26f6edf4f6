/** Pages of accreditation, of transcripts and of erasure, with their dialogs. */
import type { Page } from "playwright-core";
import { accreditationWords } from "../../console/src/credits/accreditation-words.ts";
import { compromiseWords } from "../../console/src/credits/compromise-words.ts";
import { erasurePageWords } from "../../console/src/credits/erasure-page-words.ts";
import { programmeWords } from "../../console/src/credits/programme-words.ts";
import { qualificationWords } from "../../console/src/credits/qualification-words.ts";
import { transcriptWords } from "../../console/src/credits/transcript-words.ts";
import { creditsWords } from "../../console/src/credits/words.ts";
import type { Language } from "../../server/problem.ts";
import type { Opened, Place } from "./place.ts";
import { spoken } from "./words.ts";

const credits = (language: Language) => spoken(language, creditsWords)("title");

/** Of the registrar of Jizhong. */
export const transcriptPlaces: readonly Place[] = [
  {
    name: "transcript",
    path: "/credits/transcript",
    person: "jizhong-registrar",
    heading: credits,
    opened: transcriptStages,
  },
  {
    name: "erased records",
    path: "/credits/erased",
    person: "jizhong-registrar",
    heading: (language) => spoken(language, erasurePageWords)("title"),
  },
];

export const accreditationPlaces: readonly Place[] = [
  {
    name: "compromised keys",
    path: "/credits/accreditations/compromises",
    person: "jizhong-administrator",
    heading: credits,
    opened: reportDialog,
  },
  {
    name: "accreditations",
    path: "/credits/accreditations",
    person: "coordination-administrator",
    heading: credits,
    opened: accreditorDialogs,
  },
  {
    name: "qualification types",
    path: "/credits/accreditations/qualifications",
    person: "coordination-administrator",
    heading: credits,
    opened: defineDialog,
  },
  {
    name: "qualification type",
    path: "/credits/accreditations/qualifications/HB-CNC",
    person: "coordination-administrator",
    heading: (language) => (language === "en" ? "CNC Machining Skills" : "数控加工职业技能"),
    opened: qualificationDialogs,
  },
];

const dialog = (name: string, button: string, heading: string): Opened => ({
  name,
  open: async (page: Page) => {
    await page.getByRole("button", { name: button, exact: true }).first().click();
    await page.getByRole("dialog", { name: heading }).waitFor();
  },
});

function transcriptStages(language: Language): Opened[] {
  const say = spoken(language, transcriptWords);
  const programme = spoken(language, programmeWords);
  return [
    {
      name: "transcript of a student, with a programme to write",
      open: async (page) => {
        await page.getByLabel(say("search")).fill("20239041");
        await page.getByRole("button", { name: say("addAll", { count: 1 }) }).click();
        await page.getByText(say("sumValid", { count: 1 })).waitFor();
        await page.getByRole("button", { name: programme("write") }).click();
        await page.getByRole("button", { name: programme("addCriterion") }).click();
        await page.getByRole("button", { name: programme("use") }).click();
        await page.getByRole("alert").waitFor();
      },
      leave: (page) => page.getByRole("button", { name: programme("cancel") }).click(),
    },
  ];
}

function reportDialog(language: Language): Opened[] {
  const say = spoken(language, compromiseWords);
  return [
    {
      name: "report of a stolen key",
      open: async (page) => {
        await page.getByRole("button", { name: say("report"), exact: true }).click();
        const opened = page.getByRole("dialog", { name: say("reportTitle") });
        await opened.getByLabel(say("whose")).selectOption({ index: 1 });
        await opened.getByText(say("byBlock")).click();
        await opened.getByRole("textbox", { name: say("block"), exact: true }).fill("1");
        await opened.getByText(say("previewTitle")).first().waitFor();
      },
    },
  ];
}

function accreditorDialogs(language: Language): Opened[] {
  const say = spoken(language, accreditationWords);
  return [
    dialog("grant dialog", say("grant"), say("grantTitle")),
    dialog("withdraw dialog", say("withdraw"), say("withdrawTitle")),
  ];
}

function defineDialog(language: Language): Opened[] {
  const say = spoken(language, qualificationWords);
  return [dialog("define dialog", say("define"), say("defineTitle"))];
}

function qualificationDialogs(language: Language): Opened[] {
  const say = spoken(language, qualificationWords);
  return [
    dialog("equate dialog", say("equate"), say("equateTitle")),
    dialog("separate dialog", say("separate"), say("separateTitle")),
  ];
}

/** On the page of a record. */
export function eraseDialog(language: Language): Opened {
  const say = spoken(language, erasurePageWords);
  return dialog("erase dialog", say("erase"), say("eraseTitle"));
}
