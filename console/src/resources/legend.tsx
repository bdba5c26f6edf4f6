import { useWords } from "../shell/speech.ts";
import classes from "./blocks.module.css";
import { boardWords } from "./board-words.ts";

const kinds = ["booked", "ours", "pending", "outage"] as const;

export function Legend() {
  const say = useWords(boardWords);
  return (
    <ul className={classes.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={`${classes.swatch} ${classes.kind}`} data-kind={kind} />
          {say(`kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
