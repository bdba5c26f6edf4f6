/** @jsxImportSource preact */
/** The page of a student's own records: open it by a link or passkey, choose, share, withdraw. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { type Language, Problem } from "../../../server/problem.ts";
import { preferredLanguage, rememberLanguage } from "../shell/preferred-language.ts";
import { Desk } from "./desk.tsx";
import { EnterForm } from "./enter-form.tsx";
import { enter, forget, leave, takeToken, type Visit } from "./visit.ts";
import { holderWords } from "./words.ts";

type State = { name: "ask"; problem?: unknown } | { name: "opening" } | { name: "in"; visit: Visit };

export function HolderPage() {
  const [language, setLanguage] = useState<Language>(preferredLanguage);
  const [state, setState] = useState<State>({ name: "ask" });
  const words = holderWords[language];

  const open = useCallback(async (link: string) => {
    setState({ name: "opening" });
    try {
      setState({ name: "in", visit: await enter(link) });
    } catch (problem) {
      forget();
      setState({ name: "ask", problem });
    }
  }, []);

  useEffect(() => {
    const read = () => {
      const token = takeToken();
      if (token !== null) void open(token);
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, [open]);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${words.page} · ${words.product}`;
  }, [language, words]);

  const chooseLanguage = (chosen: Language) => {
    rememberLanguage(chosen);
    setLanguage(chosen);
  };
  const ended = (problem: unknown) => {
    if (problem instanceof Problem && problem.name === "Credits_HolderSessionEnded") setState({ name: "ask", problem });
  };
  return (
    <div className="page holder">
      <header>
        <span>{`${words.product} · ${words.page}`}</span>
        <span className="actions">
          {state.name === "in" && (
            <button
              type="button"
              onClick={() => {
                leave(state.visit);
                setState({ name: "ask" });
              }}
            >
              {words.leave}
            </button>
          )}
          <button
            type="button"
            lang={language === "en" ? "zh-CN" : "en"}
            onClick={() => chooseLanguage(language === "en" ? "zh-CN" : "en")}
          >
            {words.otherLanguage}
          </button>
        </span>
      </header>
      <main>
        {state.name === "ask" && (
          <EnterForm
            language={language}
            problem={state.problem}
            onLink={(link) => void open(link)}
            onVisit={(visit) => setState({ name: "in", visit })}
          />
        )}
        {state.name === "opening" && <p role="status">{words.opening}</p>}
        {state.name === "in" && <Desk language={language} visit={state.visit} onProblem={ended} />}
      </main>
    </div>
  );
}
