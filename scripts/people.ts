/** `ledger demo …`: who is who in the demo alliance. */

import type { AllianceRole } from "../server/alliance/records.ts";
import { allianceRoles, offices } from "../server/alliance/records.ts";
import { officeWords, roleWords } from "../server/alliance/words.ts";
import { demoSchema } from "../server/api/records.ts";
import type { DemoPerson } from "./terminal/signer.ts";
import { table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";
import type { Domain } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function demoVerbs(domain: Domain): void {
  verb(
    domain,
    "people",
    { "zh-CN": "演示联盟的人员；用 --as 以其签名", en: "the people of the demo; sign as one with --as" },
    [],
    async (desk) => {
      const { people } = await desk.gateway.get("/v1/demo", demoSchema);
      const nameOf = await desk.memberNames();
      const { terminal } = desk;
      const listed = people.map(({ keystore: _, ...person }) => person);
      const lines = table(people, [
        { heading: "--as", cell: ({ id }) => id },
        {
          heading: terminal.say({ "zh-CN": "姓名", en: "Name" }),
          cell: (person) => (terminal.language === "en" ? person.nameEn : person.nameZh),
        },
        {
          heading: terminal.say({ "zh-CN": "单位", en: "Member" }),
          cell: ({ member }) => (member === null ? "—" : nameOf(member)),
        },
        { heading: terminal.say({ "zh-CN": "职务", en: "Offices" }), cell: (person) => dutiesOf(person, terminal) },
      ]);
      terminal.answer(listed, lines);
    },
  );
}

function dutiesOf({ offices: held, roles }: DemoPerson, terminal: Terminal): string {
  const words = [
    ...held.map((office) => officeWords[offices.indexOf(office)]),
    ...roles.map((role) => roleWords[allianceRoles[role as AllianceRole]]),
  ];
  return words.flatMap((word) => (word ? [terminal.say(word)] : [])).join(", ");
}
