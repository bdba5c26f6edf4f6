/** @jsxImportSource preact */
/** Choosing records by term, by search or all, and sharing them until a day. */
import { useState } from "preact/hooks";
import { formatTerm } from "../../../client/format.ts";
import { type Shared, shareRecords } from "../../../client/holder.ts";
import type { HolderRecord } from "../../../server/credits/access-records.ts";
import { mostRecordsInShare } from "../../../server/credits/share-records.ts";
import type { Language } from "../../../server/problem.ts";
import { Expiry, endOf } from "./expiry.tsx";
import type { Ledger } from "./ledger.ts";
import { mayBeShared, RecordLine } from "./record-line.tsx";
import { Refusal } from "./refusal.tsx";
import { ShareLink } from "./share-link.tsx";
import type { Visit } from "./visit.ts";
import { filled, holderWords } from "./words.ts";

type ChooserProps = {
  language: Language;
  visit: Visit;
  held: { records: HolderRecord[]; shares: Shared[]; ledger: Ledger };
  onShared: () => Promise<void>;
  onProblem: (problem: unknown) => void;
};

export function Chooser({ language, visit, held, onShared, onProblem }: ChooserProps) {
  const words = holderWords[language];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [query, setQuery] = useState("");
  const [expiry, setExpiry] = useState("30");
  const [busy, setBusy] = useState(false);
  const [shared, setShared] = useState<Shared>();
  const [problem, setProblem] = useState<unknown>();
  const { records } = held;

  const choose = (some: readonly HolderRecord[], on: boolean) => {
    const next = new Set(chosen);
    for (const { record } of some.filter(mayBeShared)) {
      if (on) next.add(record.recordId);
      else next.delete(record.recordId);
    }
    setChosen(next);
  };
  const share = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { gateway, accessToken } = visit;
      const expiresAt = endOf(expiry);
      const made = await shareRecords(gateway, [...chosen], { expiresAt, accessToken });
      await onShared();
      setShared(made);
      setChosen(new Set());
    } catch (error) {
      setProblem(error);
      onProblem(error);
    }
    setBusy(false);
  };
  const found = records.filter((held) => matches(held, query));
  // Gone once it was withdrawn below.
  const isOpen = held.shares.some(({ shareId }) => shareId === shared?.shareId);
  const excess = chosen.size > mostRecordsInShare;
  return (
    <section className="card" aria-labelledby="choose">
      <h2 id="choose">{words.choose}</h2>
      {records.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <div className="tools">
            <input
              type="search"
              aria-label={words.search}
              placeholder={words.search}
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
            <button
              type="button"
              onClick={() =>
                choose(
                  found.filter(({ status }) => status === "in-force"),
                  true,
                )
              }
            >
              {words.all}
            </button>
            <button type="button" disabled={chosen.size === 0} onClick={() => setChosen(new Set())}>
              {words.clear}
            </button>
          </div>
          {found.length === 0 && <p>{words.noneFound}</p>}
          {termsOf(found).map(([term, own]) => (
            <Term key={term} language={language} term={term} records={own} chosen={chosen} choose={choose} />
          ))}
          <div className="share">
            <p aria-live="polite">
              <b>{filled(words.chosen, { count: chosen.size })}</b>
              {excess && ` · ${filled(words.tooMany, { most: mostRecordsInShare })}`}
            </p>
            <Expiry language={language} value={expiry} onChange={setExpiry} />
            <button
              type="button"
              className="primary"
              disabled={chosen.size === 0 || excess || busy || endOf(expiry) === ""}
              title={chosen.size === 0 ? words.chooseFirst : undefined}
              onClick={() => void share()}
            >
              {busy ? words.sharing : words.share}
            </button>
          </div>
          <p className="quiet">{words.shareNote}</p>
        </>
      )}
      {problem !== undefined && <Refusal problem={problem} language={language} />}
      {shared && isOpen && (
        <ShareLink language={language} visit={visit} ledger={held.ledger} share={shared} records={records} isNew />
      )}
    </section>
  );
}

type TermProps = {
  language: Language;
  term: string;
  records: readonly HolderRecord[];
  chosen: ReadonlySet<string>;
  choose: (records: readonly HolderRecord[], on: boolean) => void;
};

function Term({ language, term, records, chosen, choose }: TermProps) {
  const words = holderWords[language];
  const name = term === "" ? words.noTerm : formatTerm(term, language);
  const sharable = records.filter(mayBeShared);
  const all = sharable.length > 0 && sharable.every(({ record }) => chosen.has(record.recordId));
  return (
    <fieldset>
      <legend>
        <label>
          <input
            type="checkbox"
            checked={all}
            disabled={sharable.length === 0}
            aria-label={filled(words.wholeTerm, { term: name })}
            onChange={() => choose(records, !all)}
          />
          {name}
        </label>
      </legend>
      {records.map((held) => (
        <RecordLine
          key={held.record.recordId}
          language={language}
          held={held}
          chosen={chosen.has(held.record.recordId)}
          onChoose={(on) => choose([held], on)}
        />
      ))}
    </fieldset>
  );
}

/** Newest term first; what belongs to none comes last. */
function termsOf(records: readonly HolderRecord[]): [string, HolderRecord[]][] {
  const byTerm = new Map<string, HolderRecord[]>();
  for (const held of records) {
    const term = held.record.term ?? "";
    byTerm.set(term, [...(byTerm.get(term) ?? []), held]);
  }
  const order = (term: string) => term.replace("spring", "1").replace("summer", "2").replace("autumn", "3");
  return [...byTerm].sort(([one], [other]) => (order(one) < order(other) ? 1 : -1));
}

function matches({ record: { achievement } }: HolderRecord, query: string): boolean {
  const folded = (text: string) => text.normalize("NFKC").toLowerCase();
  const { code, titleZh, titleEn } = achievement;
  return folded([code, titleZh, titleEn].join("\n")).includes(folded(query.trim()));
}
