/** How an error is shown everywhere: what happened, with the values that were wrong, and what to do next. */
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { describeProblem } from "../../../client/describe.ts";
import type { ProblemDocument } from "../../../server/problem.ts";
import classes from "./problem-notice.module.css";
import { useLanguage, useWords } from "./speech.ts";
import { TableFrame } from "./table-frame.tsx";
import { shellWords } from "./words.ts";

/** Faults beyond this many are counted, not listed. */
const faultsShown = 50;

export function ProblemNotice({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const [language] = useLanguage();
  const say = useWords(shellWords);
  const notice = useRef<HTMLDivElement>(null);
  // The button that failed may stand far from where its problem is told.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each problem
  useEffect(() => {
    notice.current?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  if (problem === null || problem === undefined) return null;
  const words = describeProblem(problem, language);
  return (
    <div ref={notice} role="alert" className={classes.notice}>
      <IconAlertTriangle className={classes.icon} size={20} aria-hidden />
      <div className={classes.text}>
        <p className={classes.title}>{words.title}</p>
        <p>{words.detail}</p>
        <p className={classes.advice}>{words.advice}</p>
        {words.faults !== undefined && <Faults faults={words.faults} />}
        {onRetry !== undefined && (
          <Button mt={8} size="xs" variant="default" onClick={onRetry}>
            {say("retry")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** "/records/3/credits" of a row is "credits". */
function withinRow(field: string): string {
  return field.replace(/^\/records\/\d+\/?/, "") || "–";
}

function Faults({ faults }: { faults: NonNullable<ProblemDocument["faults"]> }) {
  const say = useWords(shellWords);
  const rows = faults.some(({ row }) => row !== undefined);
  return (
    <>
      <TableFrame label={say("whatIsWrong")} className={classes.scroll}>
        <table className={classes.faults}>
          <thead>
            <tr>
              {rows && <th scope="col">{say("row")}</th>}
              <th scope="col">{say("field")}</th>
              <th scope="col">{say("whatIsWrong")}</th>
            </tr>
          </thead>
          <tbody>
            {faults.slice(0, faultsShown).map((fault) => (
              <tr key={`${fault.row} ${fault.field} ${fault.fault}`}>
                {rows && <td className="number">{fault.row}</td>}
                <td>{fault.row === undefined ? fault.field : withinRow(fault.field)}</td>
                <td>{fault.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {faults.length > faultsShown && <p>{say("moreFaults", { count: faults.length - faultsShown })}</p>}
    </>
  );
}
