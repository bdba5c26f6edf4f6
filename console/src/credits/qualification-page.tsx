/** The types of professional qualification that the alliance knows. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { QualificationTypeRecord } from "../../../server/credits/accreditation-records.ts";
import { useRefusal } from "../shell/actor.ts";
import { Nothing, Panel } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import classes from "./accreditation.module.css";
import { AccreditationHeading } from "./accreditation-heading.tsx";
import { useQualifications } from "./accreditation-queries.ts";
import { DefineDialog } from "./qualification-dialogs.tsx";
import { useIssuersOf, useValidity } from "./qualification-parts.ts";
import { qualificationWords } from "./qualification-words.ts";

export function QualificationPage() {
  const say = useWords(qualificationWords);
  const types = useQualifications();
  const phone = usePhone();
  const why = useRefusal()({ role: "accreditor" });
  const [defining, setDefining] = useState(false);
  const all = types.data ?? [];
  return (
    <>
      <AccreditationHeading subtitle={say("hint")}>
        <Button disabled={why !== undefined} title={why} onClick={() => setDefining(true)}>
          {say("define")}
        </Button>
      </AccreditationHeading>
      {types.isError && <ProblemNotice problem={types.error} onRetry={() => void types.refetch()} />}
      {types.data?.length === 0 && (
        <Panel>
          <Nothing>{say("none")}</Nothing>
        </Panel>
      )}
      {all.length > 0 && (phone ? <PhoneList types={all} /> : <DeskTable types={all} />)}
      {defining && <DefineDialog known={all.map(({ code }) => code)} onClose={() => setDefining(false)} />}
    </>
  );
}

type TypesProps = { types: readonly QualificationTypeRecord[] };

function DeskTable({ types }: TypesProps) {
  const say = useWords(qualificationWords);
  const [language] = useLanguage();
  const validity = useValidity();
  const issuersOf = useIssuersOf();
  return (
    <TableFrame label={say("name")}>
      <table className={tables.table}>
        <thead>
          <tr>
            {(["code", "name", "valid", "issuers", "equated"] as const).map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {types.map((type) => (
            <tr key={type.code} className={tables.open}>
              <td className={tables.code}>
                <TypeLink code={type.code}>{type.code}</TypeLink>
              </td>
              <td className={tables.strong}>{nameIn(language, type)}</td>
              <td>{validity(type)}</td>
              <td>{issuersOf(type.code).summary}</td>
              <td className={tables.quiet}>{type.equated.join(", ") || say("noEquated")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ types }: TypesProps) {
  const say = useWords(qualificationWords);
  const [language] = useLanguage();
  const validity = useValidity();
  const issuersOf = useIssuersOf();
  return (
    <ul className={classes.list}>
      {types.map((type) => (
        <li key={type.code} className={tables.open}>
          <TypeLink code={type.code}>
            <b>{nameIn(language, type)}</b>
          </TypeLink>
          <div className={classes.quiet}>
            {[
              type.code,
              validity(type),
              issuersOf(type.code).summary,
              type.equated.length > 0 && `${say("equated")} ${type.equated.join(", ")}`,
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}

function TypeLink({ code, children }: { code: string; children: React.ReactNode }) {
  return (
    <Link className={tables.cover} to="/credits/accreditations/qualifications/$code" params={{ code }}>
      {children}
    </Link>
  );
}
