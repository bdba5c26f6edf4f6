/** The pages of recognition and of its rules, with their dialogs. */

import { requestWords } from "../../console/src/credits/recognition-request-words.ts";
import { recognitionWords } from "../../console/src/credits/recognition-words.ts";
import { ruleWords } from "../../console/src/credits/rule-words.ts";
import { creditsWords } from "../../console/src/credits/words.ts";
import type { Language } from "../../server/problem.ts";
import type { Opened, Place } from "./place.ts";
import type { Subjects } from "./subjects.ts";
import { spoken } from "./words.ts";

/** Of Jizhong, which has one to decide. */
export function recognitionPlaces({ recognition, fragment }: Subjects): Place[] {
  const person = "jizhong-registrar";
  const credits = (language: Language) => spoken(language, creditsWords)("title");
  return [
    { name: "recognitions", path: "/credits/recognitions", person, heading: credits },
    { name: "recognitions that wait", path: "/credits/recognitions?mine=true", person, heading: credits },
    {
      name: "recognition",
      path: recognition.path,
      person,
      heading: (language) =>
        spoken(language, recognitionWords)("heading", {
          home: language === "en" ? "Jizhong University" : "冀中大学",
          programme: recognition.programme,
        }),
      opened: stepDialogs,
    },
    {
      name: "request for recognition",
      path: "/credits/recognitions/new",
      person,
      heading: (language) => spoken(language, requestWords)("title"),
      opened: (language) => [
        {
          name: "request with a record",
          open: async (page) => {
            const say = spoken(language, recognitionWords);
            await page.getByLabel(say("paste")).fill(fragment);
            await page.getByRole("button", { name: say("read"), exact: true }).click();
            const ask = spoken(language, requestWords);
            await page.getByLabel(ask("programme")).fill("HJ-0521");
            await page.getByLabel(ask("home")).selectOption("4");
            await page.getByText(ask("accepted")).waitFor();
          },
          leave: (page) => page.getByRole("button", { name: spoken(language, requestWords)("remove") }).click(),
        },
      ],
    },
    { name: "rules of recognition", path: "/credits/rules", person, heading: credits },
    {
      name: "rule of recognition",
      path: "/credits/rules/7",
      person,
      heading: (language) => spoken(language, ruleWords)("heading", { rule: 7 }),
      opened: (language) => [
        {
          name: "retire dialog",
          open: async (page) => {
            const say = spoken(language, ruleWords);
            await page.getByRole("button", { name: say("retire") }).click();
            await page.getByRole("dialog", { name: say("retireTitle", { rule: 7 }) }).waitFor();
          },
        },
      ],
    },
    {
      name: "new rule of recognition",
      path: "/credits/rules/new",
      person,
      heading: (language) => spoken(language, ruleWords)("addTitle"),
    },
  ];
}

function stepDialogs(language: Language): Opened[] {
  const say = spoken(language, recognitionWords);
  return [
    {
      name: "decision dialog",
      open: async (page) => {
        await page.getByRole("button", { name: say("decide"), exact: true }).click();
        await page.getByRole("dialog", { name: say("decideTitle") }).waitFor();
      },
    },
  ];
}
