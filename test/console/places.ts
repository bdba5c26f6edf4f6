/** Every page of the console, and the dialogs and states that look different, as a person comes to them. */
import type { Page } from "playwright-core";
import { deliveryWords } from "../../console/src/credits/delivery-words.ts";
import { importWords } from "../../console/src/credits/import-words.ts";
import { recordWords } from "../../console/src/credits/record-words.ts";
import { creditsWords } from "../../console/src/credits/words.ts";
import { homeWords } from "../../console/src/home/words.ts";
import { boardWords } from "../../console/src/resources/board-words.ts";
import { bookingWords } from "../../console/src/resources/booking-words.ts";
import { catalogueWords } from "../../console/src/resources/catalogue-words.ts";
import { importWords as catalogueImportWords } from "../../console/src/resources/import-words.ts";
import { resourcesWords } from "../../console/src/resources/words.ts";
import { statementWords } from "../../console/src/settlement/statement-words.ts";
import { settlementWords } from "../../console/src/settlement/words.ts";
import { shellWords } from "../../console/src/shell/words.ts";
import type { Language } from "../../server/problem.ts";
import { accreditationPlaces, eraseDialog, transcriptPlaces } from "./accreditation-places.ts";
import { actAs } from "./act-as.ts";
import { alliancePlaces } from "./alliance-places.ts";
import { gbkCsv, listRow } from "./credit-list.ts";
import { chooseFile } from "./files.ts";
import type { Opened, Place } from "./place.ts";
import { recognitionPlaces } from "./recognition-places.ts";
import type { Subjects } from "./subjects.ts";
import { verifyWords } from "./verify-words.ts";
import { spoken } from "./words.ts";

/** Sorted by person: who stays the same goes on without loading the console anew. */
export function everyPlace(subjects: Subjects): readonly Place[] {
  return [
    ...registrarPlaces(subjects),
    ...recognitionPlaces(subjects),
    ...transcriptPlaces,
    ...accreditationPlaces,
    ...alliancePlaces(subjects),
    ...stewardPlaces(subjects),
    ...researcherPlaces(subjects),
    ...secretariatPlaces,
    ...bursarPlaces(subjects),
    ...strangerPlaces(subjects),
  ];
}

const dialog = (name: string, open: (page: Page) => Promise<unknown>): Opened => ({ name, open });
const home = (language: Language) => spoken(language, homeWords)("title");
const credits = (language: Language) => spoken(language, creditsWords)("title");
const importing = (language: Language) => spoken(language, importWords)("title");
const resources = (language: Language) => spoken(language, resourcesWords)("title");
const settlement = (language: Language) => spoken(language, settlementWords)("title");

function registrarPlaces({ recordId }: Subjects): Place[] {
  const person = "jizhong-registrar";
  return [
    { name: "home of a registrar", path: "/", person, heading: home, opened: keyDialogs },
    {
      name: "activity",
      path: "/activity",
      person,
      heading: (language) => spoken(language, homeWords)("allActivity"),
    },
    {
      name: "no such page",
      path: "/nothing-here",
      person,
      heading: (language) => spoken(language, shellWords)("notFoundTitle"),
    },
    { name: "records", path: "/credits", person, heading: credits },
    { name: "revoked records", path: "/credits?status=revoked", person, heading: credits },
    { name: "batches", path: "/credits/batches", person, heading: credits },
    { name: "sent and received records", path: "/credits/deliveries", person, heading: credits },
    { name: "import", path: "/credits/import", person, heading: importing, opened: importStages },
    {
      name: "record",
      path: `/credits/records/${recordId}`,
      person,
      heading: (language) => (language === "en" ? "Environmental Monitoring" : "环境监测"),
      opened: (language) => [...recordDialogs(language), sendDialog(language), eraseDialog(language)],
    },
  ];
}

function keyDialogs(language: Language): Opened[] {
  const shell = spoken(language, shellWords);
  const people: Opened = {
    name: "people to act as",
    open: (page) => page.getByRole("button", { name: new RegExp(`^${shell("actAs")}`) }).click(),
    leave: (page) => page.keyboard.press("Escape"),
  };
  const dialogs = (["keystore", "wallet"] as const).map((kind) =>
    dialog(`${kind} dialog`, async (page) => {
      await actAs(page, language, kind);
      await page.getByRole("dialog", { name: shell(`${kind}Title`) }).waitFor();
    }),
  );
  return [people, ...dialogs];
}

function importStages(language: Language): Opened[] {
  const say = spoken(language, importWords);
  const good = listRow("20239051", "杨柳");
  const stage = (name: string, rows: string[][], shown: (page: Page) => Promise<void>): Opened => ({
    name,
    open: async (page) => {
      await chooseFile(page, "spring 1.csv", gbkCsv(rows));
      await shown(page);
    },
    leave: (page) => page.getByRole("button", { name: say("another") }).click(),
  });
  return [
    stage("import with faults", [good, listRow("20239052", "许诺", { grade: "120" })], (page) =>
      page.getByRole("heading", { name: say("faultsTitle", { count: 1 }) }).waitFor(),
    ),
    stage("import with a preview", [good], (page) =>
      page.getByRole("button", { name: say("issue", { count: 1 }) }).waitFor(),
    ),
  ];
}

function recordDialogs(language: Language): Opened[] {
  const say = spoken(language, recordWords);
  return (["share", "revoke", "replace"] as const).map((action) =>
    dialog(`${action} dialog`, async (page) => {
      await page.getByRole("button", { name: say(action), exact: true }).click();
      await page.getByRole("dialog", { name: say(`${action}Title`) }).waitFor();
      if (action === "share") await page.getByRole("img", { name: say("qr") }).waitFor();
    }),
  );
}

function sendDialog(language: Language): Opened {
  const say = spoken(language, deliveryWords);
  return dialog("send dialog", async (page) => {
    await page.getByRole("button", { name: say("send"), exact: true }).click();
    await page
      .getByRole("dialog", { name: say("sendTitle") })
      .getByLabel(say("recipient"))
      .waitFor();
  });
}

function stewardPlaces({ resource }: Subjects): Place[] {
  const person = "jinghua-steward";
  return [
    { name: "tasks of a steward", path: "/resources/tasks", person, heading: resources },
    {
      name: "catalogue",
      path: "/resources/catalogue",
      person,
      heading: resources,
      opened: (language) => [
        dialog("publish dialog", async (page) => {
          const say = spoken(language, catalogueWords);
          await page.getByRole("button", { name: say("publish") }).click();
          await page.getByRole("dialog", { name: say("publishTitle") }).waitFor();
        }),
      ],
    },
    {
      name: "import of a catalogue",
      path: "/resources/catalogue/import",
      person,
      heading: (language) => spoken(language, catalogueImportWords)("importTitle"),
    },
    {
      name: "resource",
      path: `/resources/${resource.resource}`,
      person,
      heading: (language) => (language === "en" ? resource.nameEn : resource.nameZh),
    },
  ];
}

function researcherPlaces({ resource, booking }: Subjects): Place[] {
  const person = "hutuo-researcher";
  return [
    { name: "records, to others", path: "/credits", person, heading: credits },
    {
      name: "board",
      path: "/resources",
      person,
      heading: resources,
      opened: (language) => [
        dialog("booking dialog", async (page) => {
          await page.getByRole("button", { name: spoken(language, boardWords)("newBooking") }).click();
          const form = page.getByRole("dialog", { name: spoken(language, bookingWords)("bookingTitle") });
          const name = language === "en" ? resource.nameEn : resource.nameZh;
          await form.getByRole("combobox").first().fill(name);
          await page.getByRole("option", { name: new RegExp(name) }).click();
          await form.getByRole("button", { name: spoken(language, bookingWords)("requestBooking") }).waitFor();
        }),
      ],
    },
    { name: "board by day", path: "/resources?view=day", person, heading: resources },
    {
      name: "booking beside the board",
      path: `/resources?booking=${booking}&owner=11`,
      person,
      heading: resources,
      opened: () => [dialog("booking", (page) => page.getByRole("dialog").getByRole("list").waitFor())],
    },
    { name: "tasks of a researcher", path: "/resources/tasks", person, heading: resources },
    { name: "booking", path: `/resources/bookings/${booking}`, person, heading: resources },
  ];
}

const secretariatPlaces: readonly Place[] = [
  { name: "home of the secretariat", path: "/", person: "alliance-secretariat", heading: home },
  { name: "cycle cut off", path: "/settlement?cycle=2", person: "alliance-secretariat", heading: settlement },
];

function bursarPlaces({ line }: Subjects): Place[] {
  const person = "haijin-bursar";
  return [
    { name: "tasks of nobody", path: "/resources/tasks", person, heading: resources },
    { name: "cycle closed", path: "/settlement?cycle=1", person, heading: settlement },
    { name: "cycle open", path: "/settlement?cycle=3", person, heading: settlement },
    {
      name: "line",
      path: `/settlement/lines/${line}`,
      person,
      heading: (language) => spoken(language, settlementWords)("line", { line }),
    },
    {
      name: "statement",
      path: "/settlement/statements/1/4",
      person,
      heading: (language) =>
        spoken(language, statementWords)("heading", { member: language === "en" ? "Haijin University" : "海津大学" }),
    },
  ];
}

/** Pages that load nothing of the console. */
function strangerPlaces({ fragment }: Subjects): Place[] {
  const heading = (language: Language) => verifyWords[language].page;
  return [
    { name: "verification asked for", path: "/verify", heading },
    { name: "verification done", path: `/verify#${fragment}`, heading },
  ];
}
