/** The page a stranger opens: everything is recomputed here, only digests are compared with the ledger. */
import { useCallback, useEffect, useState } from "react";
import { connectGateway } from "../../../client/gateway.ts";
import { decodePresentation } from "../../../client/presentation.ts";
import { type Verdict, verifyPresentation } from "../../../client/verify.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import type { Language } from "../../../server/problem.ts";
import { preferredLanguage, rememberLanguage } from "../shell/preferred-language.ts";
import { AskForm } from "./ask-form.tsx";
import { Report } from "./report.tsx";
import { verifyWords } from "./words.ts";

type State =
  | { name: "ask"; problem?: unknown }
  | { name: "checking" }
  | { name: "done"; presentation: Presentation; verdict: Verdict };

export function VerifyPage() {
  const [language, setLanguage] = useState(preferredLanguage);
  const [state, setState] = useState<State>({ name: "ask" });
  const words = verifyWords[language];

  const chooseLanguage = (chosen: Language) => {
    rememberLanguage(chosen);
    setLanguage(chosen);
  };

  const verify = useCallback(async (text: string) => {
    setState({ name: "checking" });
    try {
      const presentation = await decodePresentation(text);
      const verdict = await verifyPresentation(presentation, [connectGateway(location.origin)]);
      setState({ name: "done", presentation, verdict });
    } catch (problem) {
      setState({ name: "ask", problem });
    }
  }, []);

  useEffect(() => {
    const readFragment = () => {
      if (location.hash.length > 1) void verify(location.hash);
    };
    readFragment();
    window.addEventListener("hashchange", readFragment);
    return () => window.removeEventListener("hashchange", readFragment);
  }, [verify]);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${words.page} · ${words.product}`;
  }, [language, words]);

  return (
    <div className="page">
      <header>
        <Origin state={state} language={language} />
        <button
          type="button"
          lang={language === "en" ? "zh-CN" : "en"}
          onClick={() => chooseLanguage(language === "en" ? "zh-CN" : "en")}
        >
          {words.otherLanguage}
        </button>
      </header>
      <main>
        {state.name === "ask" && (
          <AskForm language={language} problem={state.problem} onText={(text) => void verify(text)} />
        )}
        {state.name === "checking" && (
          <div className="banner" data-tone="neutral" role="status">
            <h1>{words.checking}</h1>
            <p>{words.checkingText}</p>
          </div>
        )}
        {state.name === "done" && (
          <Report
            language={language}
            presentation={state.presentation}
            verdict={state.verdict}
            onAgain={() => void verify(JSON.stringify(state.presentation))}
            onAnother={() => {
              history.replaceState(null, "", location.pathname);
              setState({ name: "ask" });
            }}
          />
        )}
      </main>
    </div>
  );
}

/** Names the issuer only where the record is proven to be its own. */
function Origin({ state, language }: { state: State; language: Language }) {
  const words = verifyWords[language];
  const issuer = state.name === "done" && state.verdict.integrity.ok === true ? state.verdict.issuer : undefined;
  const name = language === "zh-CN" ? issuer?.nameZh : issuer?.nameEn;
  return <span>{name ? `${name} · ${words.record}` : `${words.product} · ${words.page}`}</span>;
}
