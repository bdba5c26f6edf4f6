import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RecognitionDuty } from "../../../client/recognition-duties.ts";
import type { RecognitionRecord } from "../../../server/credits/recognition-records.ts";
import { StateBadge } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { useMemberName } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import listing from "./credits.module.css";
import { Deadline, RecognitionBadge } from "./recognition-labels.tsx";
import { recognitionWords } from "./recognition-words.ts";

type RecognitionTableProps = {
  recognitions: readonly RecognitionRecord[];
  /** What waits of the member acted for, where the list is of that. */
  duties?: ReadonlyMap<RecognitionRecord, RecognitionDuty>;
};

export function RecognitionTable(props: RecognitionTableProps) {
  return usePhone() ? <PhoneList {...props} /> : <DeskTable {...props} />;
}

function DeskTable({ recognitions, duties }: RecognitionTableProps) {
  const say = useWords(recognitionWords);
  const memberName = useMemberName();
  return (
    <TableFrame label={say("recognitions")}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{say("home")}</th>
            <th scope="col">{say("programme")}</th>
            <th scope="col">{say("issuer")}</th>
            <th scope="col">{say("target")}</th>
            <th scope="col" className={tables.number}>
              {say("held")}
            </th>
            <th scope="col" className={tables.number}>
              {say("counts")}
            </th>
            <th scope="col">{say("status")}</th>
            <th scope="col">{say("deadline")}</th>
          </tr>
        </thead>
        <tbody>
          {recognitions.map((one) => (
            <tr key={keyOf(one)} className={tables.open}>
              <td className={tables.strong}>
                <RecognitionLink recognition={one}>{memberName(one.home)}</RecognitionLink>
              </td>
              <td className={tables.code}>{one.programme}</td>
              <td>{memberName(one.issuer)}</td>
              <td className={tables.code}>{one.target}</td>
              <td className={tables.number}>{one.held}</td>
              <td className={tables.number}>{one.effective}</td>
              <td>
                <Badge recognition={one} duty={duties?.get(one)} />
              </td>
              <td>{one.deadline === null ? "–" : <Deadline deadline={one.deadline} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ recognitions, duties }: RecognitionTableProps) {
  const say = useWords(recognitionWords);
  const memberName = useMemberName();
  return (
    <ul className={listing.list}>
      {recognitions.map((one) => (
        <li key={keyOf(one)} className={tables.open}>
          <div className={listing.listHead}>
            <RecognitionLink recognition={one}>
              <b>{memberName(one.home)}</b>
            </RecognitionLink>
            <Badge recognition={one} duty={duties?.get(one)} />
          </div>
          <div className={tables.quiet}>
            {[
              `${one.programme} → ${one.target}`,
              `${say("issuer")} ${memberName(one.issuer)}`,
              `${say("held")} ${one.held}`,
              `${say("counts")} ${one.effective}`,
            ].join(" · ")}
          </div>
          {one.deadline !== null && (
            <div className={tables.quiet}>
              <Deadline deadline={one.deadline} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Badge({ recognition, duty }: { recognition: RecognitionRecord; duty: RecognitionDuty | undefined }) {
  const say = useWords(recognitionWords);
  if (duty !== undefined) return <StateBadge tone="waiting">{say(`await.${duty}`)}</StateBadge>;
  return <RecognitionBadge status={recognition.status} />;
}

type Named = Pick<RecognitionRecord, "issuer" | "leaf" | "home" | "programme">;

/** Covers the row that it stands in. */
export function RecognitionLink({ recognition, children }: { recognition: Named; children: ReactNode }) {
  return (
    <Link
      className={tables.cover}
      to="/credits/recognitions/$issuer/$leaf/$home/$programme"
      params={pathOf(recognition)}
    >
      {children}
    </Link>
  );
}

/** Where the page of a recognition stands. */
export function pathOf({ issuer, leaf, home, programme }: Named) {
  return { issuer: String(issuer), leaf, home: String(home), programme };
}

export function keyOf({ issuer, leaf, home, programme }: Named): string {
  return [issuer, leaf, home, programme].join(" ");
}
