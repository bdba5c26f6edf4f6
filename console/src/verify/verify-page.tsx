/** @jsxImportSource preact */
/** The page a stranger opens: everything is recomputed here, only digests are compared with the ledger. */
import { Component } from "preact";
import { type HandedOver, readHandedOver, readHandedOverFile } from "../../../client/handed-over.ts";
import { connectPublicGateway } from "../../../client/public-gateway.ts";
import { type Verification, verifyPresentations } from "../../../client/verify.ts";
import { gatewaysFrom } from "../../../client/witnesses.ts";
import type { Language, ProblemDocument } from "../../../server/problem.ts";
import { rememberLanguage } from "../shell/preferred-language.ts";
import { AskForm } from "./ask-form.tsx";
import { addedGateways, keepGateways } from "./asked-gateways.ts";
import { Report } from "./report.tsx";
import { type Speech, speechIn } from "./words.ts";

type Stage =
  | { name: "ask"; refusal?: Refusal }
  | { name: "checking" }
  | { name: "done"; handed: HandedOver; verification: Verification };

type Refusal = (language: Language) => ProblemDocument;
type VerifyPageProps = { speech: Speech };
type VerifyPageState = { speech: Speech; stage: Stage };

const own = connectPublicGateway(location.origin);

/** A class, since hooks would be a tenth of what a stranger loads for this page. */
export class VerifyPage extends Component<VerifyPageProps, VerifyPageState> {
  override state: VerifyPageState = { speech: this.props.speech, stage: { name: "ask" } };

  override componentDidMount() {
    this.#introduce();
    this.#readFragment();
    window.addEventListener("hashchange", this.#readFragment);
  }

  readonly #readFragment = () => {
    if (location.hash.length > 1) this.#open(location.hash);
  };

  readonly #open = (text: string) => void this.#verify(() => readHandedOver(text, own));

  readonly #openFile = (file: File) => void this.#verify(() => readHandedOverFile(file, own));

  async #verify(read: () => Promise<HandedOver>) {
    this.setState({ stage: { name: "checking" } });
    try {
      const [handed, gateways] = await Promise.all([read(), gatewaysFrom(own, addedGateways())]);
      const verification = await verifyPresentations(handed.presentations, gateways);
      this.setState({ stage: { name: "done", handed, verification } });
    } catch (problem) {
      const { refusalOf } = await import("./refusals.ts");
      this.setState({ stage: { name: "ask", refusal: (language) => refusalOf(problem, language) } });
    }
  }

  readonly #changeLanguage = async () => {
    const language = this.state.speech.language === "en" ? "zh-CN" : "en";
    rememberLanguage(language);
    this.setState({ speech: await speechIn(language) }, () => this.#introduce());
  };

  #introduce() {
    const { language, words } = this.state.speech;
    document.documentElement.lang = language;
    document.title = `${words.page} · ${words.product}`;
  }

  readonly #another = () => {
    history.replaceState(null, "", location.pathname);
    this.setState({ stage: { name: "ask" } });
  };

  override render() {
    const { speech, stage } = this.state;
    const { language, words } = speech;
    return (
      <div className="page">
        <header>
          <Origin stage={stage} speech={speech} />
          <button type="button" lang={language === "en" ? "zh-CN" : "en"} onClick={() => void this.#changeLanguage()}>
            {words.otherLanguage}
          </button>
        </header>
        <main>
          {stage.name === "ask" && (
            <AskForm speech={speech} refusal={stage.refusal?.(language)} onText={this.#open} onFile={this.#openFile} />
          )}
          {stage.name === "checking" && (
            <div className="banner" data-tone="neutral" role="status">
              <h1>{words.checking}</h1>
              <p>{words.checkingText}</p>
            </div>
          )}
          {stage.name === "done" && (
            <Report
              handed={stage.handed}
              verification={stage.verification}
              speech={speech}
              added={addedGateways()}
              onGateways={(addresses) => {
                keepGateways(addresses);
                void this.#verify(async () => stage.handed);
              }}
              onAgain={() => void this.#verify(async () => stage.handed)}
              onAnother={this.#another}
            />
          )}
        </main>
      </div>
    );
  }
}

/** Names the issuer only where the records are proven to be its own. */
function Origin({ stage, speech: { language, words } }: { stage: Stage; speech: Speech }) {
  const verdicts = stage.name === "done" ? stage.verification.verdicts : [];
  const [first] = verdicts;
  const isProven = verdicts.every(({ integrity, issuer }) => {
    return integrity.ok === true && issuer.member === first?.issuer.member;
  });
  const name = isProven && (language === "zh-CN" ? first?.issuer.nameZh : first?.issuer.nameEn);
  return <span>{name ? `${name} · ${words.record}` : `${words.product} · ${words.page}`}</span>;
}
