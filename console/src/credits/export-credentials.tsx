import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatTime } from "../../../client/format.ts";
import type { Ledger } from "../../../client/ledger.ts";
import { todayInShanghai } from "../../../client/today.ts";
import { credentialFormats, type DepositedCredential } from "../../../server/credits/credential-records.ts";
import { download } from "../shell/download.ts";
import { useDesk, useLedger } from "../shell/ledger.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./export.module.css";
import { exportWords } from "./export-words.ts";

const names = { "open-badge": "openBadge", "sd-jwt": "sdJwt" } as const;

/** What the university signed over these records and left in the vault. */
export function ExportCredentials({ read }: { read: (ledger: Ledger) => Promise<readonly DepositedCredential[]> }) {
  const say = useWords(exportWords);
  const [language] = useLanguage();
  const { sessions, identity } = useDesk();
  const ledger = useLedger();
  const found = useQuery({
    queryKey: ["vault", identity?.address, "credits", "credentials", read],
    queryFn: () => sessions.within(ledger, () => read(ledger)),
  });
  const save = async (held: readonly DepositedCredential[], format: DepositedCredential["format"]) => {
    const file = await fileOf(held, format);
    download(say("fileName", { date: todayInShanghai(), extension: file.extension }), file.content, file.type);
  };
  if (found.isError) return <ProblemNotice problem={found.error} />;
  return credentialFormats.map((format) => {
    const held = found.data?.filter((one) => one.format === format) ?? [];
    const [newest] = held;
    return (
      <li key={format}>
        <div>
          <strong>{say(names[format])}</strong>
          <Text size="sm" className={classes.about}>
            {say(`${names[format]}About`)}
            {" · "}
            {newest ? say("signedAt", { date: formatTime(newest.depositedAt, language) }) : say("notSigned")}
          </Text>
        </div>
        <Button
          variant="default"
          aria-label={`${say("save")} ${say(names[format])}`}
          disabled={!newest}
          onClick={() => void save(held, format)}
        >
          {say("save")}
        </Button>
      </li>
    );
  });
}

/** One badge alone, several in one presentation; of transcripts the newest. */
async function fileOf(held: readonly DepositedCredential[], format: DepositedCredential["format"]) {
  const [first] = held;
  if (format === "sd-jwt") {
    return { content: first?.credential ?? "", type: "application/dc+sd-jwt", extension: "sd-jwt.txt" };
  }
  const type = "application/vc";
  if (held.length === 1) return { content: first?.credential ?? "", type, extension: "badge.json" };
  const { presentationOf } = await import("../../../client/exports/open-badge.ts");
  const badges = held.map(({ credential }): unknown => JSON.parse(credential));
  return { content: JSON.stringify(presentationOf(badges), null, 2), type, extension: "badges.json" };
}
