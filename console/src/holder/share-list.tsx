/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { formatTime } from "../../../client/format.ts";
import { type Shared, withdrawShare } from "../../../client/holder.ts";
import type { HolderRecord } from "../../../server/credits/access-records.ts";
import type { Language } from "../../../server/problem.ts";
import type { Ledger } from "./ledger.ts";
import { titleOf } from "./record-line.tsx";
import { Refusal } from "./refusal.tsx";
import { ShareLink } from "./share-link.tsx";
import type { Visit } from "./visit.ts";
import { filled, holderWords } from "./words.ts";

type ShareListProps = {
  language: Language;
  visit: Visit;
  held: { records: HolderRecord[]; shares: Shared[]; ledger: Ledger };
  onChanged: () => void;
  onProblem: (problem: unknown) => void;
};

export function ShareList({ language, visit, held, onChanged, onProblem }: ShareListProps) {
  const words = holderWords[language];
  const [asked, setAsked] = useState<string>();
  const [shown, setShown] = useState<string>();
  const [isWithdrawn, setWithdrawn] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const withdraw = async (shareId: string) => {
    setProblem(undefined);
    try {
      await withdrawShare(visit.gateway, shareId);
      setWithdrawn(true);
      setAsked(undefined);
      onChanged();
    } catch (error) {
      setProblem(error);
      onProblem(error);
    }
  };
  return (
    <section className="card" aria-labelledby="shares">
      <h2 id="shares">{words.shares}</h2>
      {problem !== undefined && <Refusal problem={problem} language={language} />}
      {isWithdrawn && (
        <p role="status" tabIndex={-1} ref={takeFocus}>
          {words.withdrawn}
        </p>
      )}
      {held.shares.length === 0 && <p>{words.noShares}</p>}
      <ul>
        {held.shares.map((share) => (
          <li key={share.shareId}>
            <b>{filled(words.shareOf, { count: share.recordIds.length, titles: titlesOf(share, held, language) })}</b>
            <small>{spanOf(share, language)}</small>
            <div className="buttons">
              {share.link !== null && (
                <button
                  type="button"
                  aria-expanded={shown === share.shareId}
                  onClick={() => setShown(shown === share.shareId ? undefined : share.shareId)}
                >
                  {shown === share.shareId ? words.hide : words.show}
                </button>
              )}
              {asked !== share.shareId && (
                <button type="button" onClick={() => setAsked(share.shareId)}>
                  {words.withdraw}
                </button>
              )}
            </div>
            {share.link === null && <small>{words.linkElsewhere}</small>}
            {asked === share.shareId && (
              <div className="sure" role="alert" tabIndex={-1} ref={takeFocus}>
                <p>{words.withdrawText}</p>
                <div className="buttons">
                  <button type="button" className="danger" onClick={() => void withdraw(share.shareId)}>
                    {words.withdrawSure}
                  </button>
                  <button type="button" onClick={() => setAsked(undefined)}>
                    {words.keep}
                  </button>
                </div>
              </div>
            )}
            {shown === share.shareId && (
              <ShareLink language={language} visit={visit} ledger={held.ledger} share={share} records={held.records} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was pressed is gone with what it asked. */
function takeFocus(element: HTMLElement | null): void {
  if (element && !element.contains(document.activeElement)) element.focus();
}

function spanOf({ createdAt, expiresAt }: Shared, language: Language): string {
  const [from, to] = [formatTime(createdAt, language), formatTime(expiresAt, language)];
  return filled(holderWords[language].shareUntil, { from, to });
}

function titlesOf({ recordIds }: Shared, { records }: { records: HolderRecord[] }, language: Language): string {
  const own = records.filter(({ record }) => recordIds.includes(record.recordId));
  const titles = own.slice(0, 3).map(({ record }) => titleOf(record, language));
  const separator = language === "zh-CN" ? "、" : ", ";
  return titles.join(separator) + (own.length > 3 ? "…" : "");
}
