/** @jsxImportSource preact */
import { formatDate, formatGrade } from "../../../client/format.ts";
import type { HolderRecord } from "../../../server/credits/access-records.ts";
import type { Language } from "../../../server/problem.ts";
import { filled, holderWords } from "./words.ts";

type RecordLineProps = { language: Language; held: HolderRecord; chosen: boolean; onChoose: (on: boolean) => void };

export function RecordLine({ language, held, chosen, onChoose }: RecordLineProps) {
  const words = holderWords[language];
  const { record, status } = held;
  const isChoosable = mayBeShared(held);
  const said = status === "in-force" || status === "draft" ? undefined : words[`status.${status}`];
  const facts = [
    record.achievement.code,
    formatDate(record.completedOn, language),
    ...(record.credits === "0" ? [] : [filled(words.credits, { credits: record.credits })]),
  ];
  return (
    <label className="record" data-status={status}>
      <input type="checkbox" checked={chosen} disabled={!isChoosable} onChange={() => onChoose(!chosen)} />
      <span>
        <b>{titleOf(record, language)}</b>
        <small>{facts.join(" · ")}</small>
        {said && <small className="status">{isChoosable ? said : `${said} · ${words.notShared}`}</small>}
      </span>
      <span className="grade">{record.grade ? formatGrade(record.grade, language) : "–"}</span>
    </label>
  );
}

export function titleOf({ achievement }: HolderRecord["record"], language: Language): string {
  return language === "zh-CN" ? achievement.titleZh : achievement.titleEn;
}

/** What was revoked or corrected proves nothing to anybody. */
export function mayBeShared({ status }: HolderRecord): boolean {
  return status === "in-force" || status === "suspended";
}
