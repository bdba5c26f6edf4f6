/** The pages of the room of the alliance, with their dialogs. */
import type { Page } from "playwright-core";
import { agreementWords } from "../../console/src/alliance/agreement-words.ts";
import { councilWords } from "../../console/src/alliance/council-words.ts";
import { keyWords } from "../../console/src/alliance/key-words.ts";
import { meetingWords } from "../../console/src/alliance/meeting-words.ts";
import { memberWords } from "../../console/src/alliance/member-words.ts";
import { allianceWords } from "../../console/src/alliance/words.ts";
import type { Language } from "../../server/problem.ts";
import type { Opened, Place } from "./place.ts";
import type { Subjects } from "./subjects.ts";
import { spoken } from "./words.ts";

const title = (language: Language) => spoken(language, allianceWords)("title");

export function alliancePlaces({ proposal, agreement }: Subjects): Place[] {
  const person = "jizhong-administrator";
  const secretariat = "alliance-secretariat";
  return [
    { name: "members", path: "/alliance", person, heading: title },
    {
      name: "member",
      path: "/alliance/members/7",
      person,
      heading: (language) => (language === "en" ? "Jizhong University" : "冀中大学"),
      opened: memberDialogs,
    },
    { name: "council", path: "/alliance/council", person, heading: title },
    {
      name: "proposal",
      path: `/alliance/council/${proposal.proposal}`,
      person,
      heading: (language) => (language === "en" ? proposal.titleEn : proposal.titleZh),
    },
    {
      name: "new proposal",
      path: "/alliance/council/new",
      person,
      heading: (language) => spoken(language, councilWords)("formTitle"),
    },
    { name: "agreements", path: "/alliance/agreements", person, heading: title },
    {
      name: "agreement",
      path: `/alliance/agreements/${agreement}`,
      person,
      heading: (language) => spoken(language, agreementWords)("agreement", { number: agreement }),
    },
    {
      name: "draft of an agreement",
      path: "/alliance/agreements/new",
      person,
      heading: (language) => spoken(language, agreementWords)("draftTitle"),
    },
    { name: "meetings", path: "/alliance/meetings", person: secretariat, heading: title, opened: conveneDialog },
    {
      name: "meeting",
      path: "/alliance/meetings/1",
      person: secretariat,
      heading: (language) => spoken(language, meetingWords)("meeting", { number: 1 }),
      opened: meetingDialogs,
    },
  ];
}

const dialog = (name: string, button: string, heading: string): Opened => ({
  name,
  open: async (page: Page) => {
    await page.getByRole("button", { name: button, exact: true }).click();
    await page.getByRole("dialog", { name: heading }).waitFor();
  },
});

function memberDialogs(language: Language): Opened[] {
  const say = spoken(language, memberWords);
  const keys = spoken(language, keyWords);
  return [
    dialog("offices dialog", say("appoint"), say("officesTitle")),
    dialog("representative dialog", say("appointRepresentative"), say("representativeTitle")),
    dialog("keys dialog", keys("makeKeys"), keys("makeKeys")),
  ];
}

function conveneDialog(language: Language): Opened[] {
  const say = spoken(language, meetingWords);
  return [dialog("convene dialog", say("convene"), say("conveneTitle"))];
}

function meetingDialogs(language: Language): Opened[] {
  const say = spoken(language, meetingWords);
  return [
    dialog("minutes dialog", say("recordMinutes"), say("recordMinutes")),
    dialog("resolution dialog", say("recordResolution"), say("recordResolution")),
  ];
}
