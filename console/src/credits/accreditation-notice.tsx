import { Link } from "@tanstack/react-router";
import type { RecordScope } from "../../../server/credits/credit-records.ts";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./accreditation.module.css";
import { usePeriodParts } from "./accreditation-list.tsx";
import { useAccreditationState, useAccreditations } from "./accreditation-queries.ts";
import { accreditationFor } from "./accreditation-state.ts";
import { accreditationWords } from "./accreditation-words.ts";
import { scopeName } from "./record-facts.ts";

/** Says beforehand that the ledger will refuse a batch of such records; nothing where the issuer is accredited for it. */
export function AccreditationNotice({ issuer, scope }: { issuer: number; scope: RecordScope }) {
  const say = useWords(accreditationWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const stateOf = useAccreditationState();
  const period = usePeriodParts();
  const accreditations = useAccreditations(issuer);
  if (!accreditations.data) return null;
  const found = accreditationFor(accreditations.data, issuer, scope);
  const state = found === undefined ? "none" : stateOf(found);
  if (state === "in-force") return null;
  const said = { member: memberName(issuer), scope: scopeName(scope, language), ...(found && period(found)) };
  return (
    <div className={classes.notice} role="status">
      <b>{say("notCoveredTitle")}</b>
      <p>{say(`notCovered.${state}`, said)}</p>
      <Link to="/credits/accreditations" search={{ issuer }}>
        {say("seeAccreditations")}
      </Link>
    </div>
  );
}
