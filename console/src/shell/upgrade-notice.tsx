import { Button } from "@mantine/core";
import { useWords } from "./speech.ts";
import { useUpgraded } from "./upgrade.ts";
import classes from "./upgrade-notice.module.css";
import { shellWords } from "./words.ts";

/** Offers the new version of the console, and says what a reload costs. */
export function UpgradeNotice() {
  const say = useWords(shellWords);
  if (!useUpgraded()) return null;
  return (
    <div className={classes.notice} role="alert">
      <div>
        <b>{say("upgradedTitle")}</b>
        <p>{say("upgradedText")}</p>
      </div>
      <Button size="xs" onClick={() => location.reload()}>
        {say("reload")}
      </Button>
    </div>
  );
}
