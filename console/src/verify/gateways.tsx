/** @jsxImportSource preact */
/** Which gateways were asked and what became of it; the person may ask others too. */

import { Component } from "preact";
import { formatTime } from "../../../client/format.ts";
import type { Answer } from "../../../client/hearing.ts";
import { gatewayAddress } from "../../../client/witnesses.ts";
import { fill } from "../../../server/problem.ts";
import type { Speech } from "./words.ts";

type GatewaysProps = {
  answers: readonly Answer[];
  added: readonly string[];
  speech: Speech;
  onGateways: (addresses: readonly string[]) => void;
};

export function Gateways({ answers, added, speech, onGateways }: GatewaysProps) {
  const { language, words } = speech;
  return (
    <section className="card gateways" aria-labelledby="gateways">
      <h2 id="gateways">{words.gateways}</h2>
      <ul>
        {answers.map(({ url, fault, block, chainId }) => (
          <li key={url}>
            <b>{hostOf(url)}</b>
            <span>{fault === null ? words.answered : speech.verdict.obstacles[fault]}</span>
            {block && (
              <small>
                {fill(words.stands, {
                  chainId: String(chainId),
                  block: block.number.toLocaleString(language),
                  time: formatTime(block.time, language),
                })}
              </small>
            )}
            {added.includes(url) && (
              <button type="button" onClick={() => onGateways(added.filter((one) => one !== url))}>
                {fill(words.removeGateway, { gateway: hostOf(url) })}
              </button>
            )}
          </li>
        ))}
      </ul>
      <details>
        <summary>{words.addGateway}</summary>
        <AddGateway added={added} speech={speech} onGateways={onGateways} />
      </details>
    </section>
  );
}

class AddGateway extends Component<Omit<GatewaysProps, "answers">, { text: string }> {
  override state = { text: "" };

  readonly #add = (event: Event) => {
    event.preventDefault();
    const { added, onGateways } = this.props;
    const address = gatewayAddress(this.state.text);
    if (address !== null) onGateways([...added.filter((one) => one !== address), address]);
  };

  override render() {
    const { words } = this.props.speech;
    const { text } = this.state;
    return (
      <form onSubmit={this.#add}>
        <label htmlFor="gateway">{words.gatewayAddress}</label>
        <input
          id="gateway"
          inputMode="url"
          placeholder="https://"
          value={text}
          onInput={(event) => this.setState({ text: event.currentTarget.value })}
        />
        <button type="submit" disabled={gatewayAddress(text) === null}>
          {words.askGateway}
        </button>
      </form>
    );
  }
}

function hostOf(url: string): string {
  return url.replace(/^https?:\/\//, "");
}
