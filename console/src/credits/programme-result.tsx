/** Whether the transcript makes the degree: each rule, and each record with the reason why it counts or does not. */
import type { Programme } from "../../../client/programme.ts";
import type { ProgrammeCheck, RecordCheck, RuleCheck } from "../../../client/transcript.ts";
import { countReasonWords, programmeRuleWords, severalStudentsWords } from "../../../client/transcript-words.ts";
import { centiCreditsOf } from "../../../server/credits/commitment.ts";
import { creditsOf } from "../../../server/credits/recognition-records.ts";
import { usePhone } from "../shell/phone.ts";
import { useMemberName } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { programmeWords } from "./programme-words.ts";
import { achievementTitle } from "./record-facts.ts";
import classes from "./transcript.module.css";

type ResultProps = { check: ProgrammeCheck; programme: Programme };

export function ProgrammeResult({ check, programme }: ResultProps) {
  const say = useWords(programmeWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const phone = usePhone();
  const title = nameIn(language, { nameZh: programme.titleZh, nameEn: programme.titleEn });
  return (
    <>
      <p className={classes.verdict} data-met={check.isMet} role="status">
        <span aria-hidden="true">{check.isMet ? "✓" : "✕"}</span>
        {say(check.isMet ? "met" : "notMet", { title })}
      </p>
      {check.severalStudents.map((member) => (
        <p key={member} className={classes.warning}>
          {severalStudentsWords[language].replace("{member}", () => memberName(member))}
        </p>
      ))}
      <h3>{say("rules")}</h3>
      {check.rules.map((rule) => (
        <Rule key={`${rule.rule} ${rule.category}`} rule={rule} programme={programme} />
      ))}
      <h3>{say("records")}</h3>
      {phone ? <PhoneList check={check} programme={programme} /> : <RecordTable check={check} programme={programme} />}
    </>
  );
}

function Rule({
  rule: { rule, category, needed, counted, isMet },
  programme,
}: {
  rule: RuleCheck;
  programme: Programme;
}) {
  const say = useWords(programmeWords);
  const [language] = useLanguage();
  const categoryName = useCategoryName(programme);
  const name = [programmeRuleWords[rule][language], category !== null && categoryName(category)];
  const lacking = centiCreditsOf(needed) - centiCreditsOf(counted);
  const share = needed === "0" ? 100 : Math.min(100, (100 * Number(counted)) / Number(needed));
  return (
    <div className={classes.rule} data-met={isMet}>
      <span role="img" aria-label={say(isMet ? "ruleMet" : "ruleNotMet")}>
        {isMet ? "✓" : "✕"}
      </span>
      <span>{name.filter(Boolean).join(" · ")}</span>
      <span className={tables.number}>
        {say(rule === "most-recognised" ? "atMost" : "counted", { counted, needed })}
        {!isMet && lacking > 0 && ` · ${say("missing", { credits: creditsOf(lacking) })}`}
      </span>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </span>
    </div>
  );
}

function RecordTable({ check, programme }: ResultProps) {
  const say = useWords(programmeWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const categoryName = useCategoryName(programme);
  return (
    <TableFrame label={say("records")}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{say("record")}</th>
            <th scope="col">{say("university")}</th>
            <th scope="col" className={tables.number}>
              {say("credits")}
            </th>
            <th scope="col" className={tables.number}>
              {say("counts")}
            </th>
            <th scope="col">{say("inCategory")}</th>
            <th scope="col">{say("why")}</th>
          </tr>
        </thead>
        <tbody>
          {check.records.map((one) => {
            const { record } = one.presentation;
            return (
              <tr key={keyOf(one)}>
                <td className={tables.strong}>
                  {achievementTitle(language, record)} <span className={tables.quiet}>{record.achievement.code}</span>
                </td>
                <td>{memberName(record.issuer)}</td>
                <td className={tables.number}>{record.credits}</td>
                <td className={tables.number}>{one.counted}</td>
                <td>{one.category === null ? say("none") : categoryName(one.category)}</td>
                <td>{countReasonWords[one.reason][language]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ check, programme }: ResultProps) {
  const say = useWords(programmeWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const categoryName = useCategoryName(programme);
  return (
    <ul className={classes.list}>
      {check.records.map((one) => {
        const { record } = one.presentation;
        return (
          <li key={keyOf(one)}>
            <div className={classes.row}>
              <b>{achievementTitle(language, record)}</b>
              <span>
                {say("counts")} {one.counted} / {record.credits}
              </span>
            </div>
            <div className={tables.quiet}>
              {[memberName(record.issuer), one.category !== null && categoryName(one.category)]
                .filter(Boolean)
                .join(" · ")}
            </div>
            <div>{countReasonWords[one.reason][language]}</div>
          </li>
        );
      })}
    </ul>
  );
}

function keyOf({ presentation, leaf }: RecordCheck): string {
  return `${leaf} ${presentation.sequence} ${presentation.proof.join()}`;
}

function useCategoryName({ categories }: Programme): (code: string) => string {
  const [language] = useLanguage();
  return (code) => {
    const category = categories.find((one) => one.code === code);
    return category ? nameIn(language, { nameZh: category.titleZh, nameEn: category.titleEn }) : code;
  };
}
