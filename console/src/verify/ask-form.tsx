/** @jsxImportSource preact */
import { Component } from "preact";
import type { ProblemDocument } from "../../../server/problem.ts";
import type { Speech } from "./words.ts";

type AskFormProps = {
  speech: Speech;
  refusal: ProblemDocument | undefined;
  onText: (text: string) => void;
  onFile: (file: File) => void;
};

/** Where there is no record in the address: paste a link, or open a file. */
export class AskForm extends Component<AskFormProps, { link: string }> {
  override state = { link: "" };

  readonly #submit = (event: Event) => {
    event.preventDefault();
    if (this.state.link.trim() !== "") this.props.onText(this.state.link);
  };

  readonly #read = (files: FileList | null | undefined) => {
    if (files?.[0]) this.props.onFile(files[0]);
  };

  readonly #drop = (event: DragEvent) => {
    event.preventDefault();
    this.#read(event.dataTransfer?.files);
  };

  override render() {
    const { refusal, speech } = this.props;
    const { words } = speech;
    const { link } = this.state;
    return (
      <form
        className="card ask"
        onSubmit={this.#submit}
        onDragOver={(event) => event.preventDefault()}
        onDrop={this.#drop}
      >
        <h1>{words.ask}</h1>
        <p>{words.askText}</p>
        {refusal && (
          <div className="refusal" role="alert">
            <b>{refusal.title}</b>
            <p>{refusal.detail}</p>
            <p>{refusal.advice}</p>
          </div>
        )}
        <label htmlFor="link">{words.link}</label>
        <textarea
          id="link"
          rows={4}
          value={link}
          spellcheck={false}
          onInput={(event) => this.setState({ link: event.currentTarget.value })}
        />
        <div className="buttons">
          <button type="submit" className="primary" disabled={link.trim() === ""}>
            {words.verify}
          </button>
          <span>{words.or}</span>
          <label className="file">
            <input type="file" accept=".json,.txt,.pdf" onChange={(event) => this.#read(event.currentTarget.files)} />
            {words.file}
          </label>
        </div>
        <p className="quiet">{words.drop}</p>
      </form>
    );
  }
}
