import { Button, CopyButton, Group, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import QRCode from "qrcode";
import { presentationOf } from "../../../client/credits.ts";
import { presentationLink } from "../../../client/presentation.ts";
import type { Presentation, VaultRecord } from "../../../server/credits/records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { download } from "../shell/download.ts";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { useVaultQuery } from "../shell/vault.tsx";
import { shellWords } from "../shell/words.ts";
import classes from "./record.module.css";
import { shortId } from "./record-labels.tsx";
import { recordWords } from "./record-words.ts";

export function ShareDialog({ held, onClose }: { held: VaultRecord; onClose: () => void }) {
  const say = useWords(recordWords);
  const { record } = held;
  const presentation = useVaultQuery(["credits", "presentation", record.recordId], (ledger) =>
    presentationOf(ledger, record.issuer, record.recordId),
  );
  return (
    <Dialog onClose={onClose} title={say("shareTitle")}>
      <Text size="sm">{say("shareText")}</Text>
      {presentation.isError && <ProblemNotice problem={presentation.error} />}
      {presentation.data !== undefined && <Shared presentation={presentation.data} />}
    </Dialog>
  );
}

function Shared({ presentation }: { presentation: Presentation }) {
  const say = useWords(recordWords);
  const sayShell = useWords(shellWords);
  const link = useQuery({
    queryKey: ["vault", "link", presentation],
    queryFn: () => presentationLink(location.origin, presentation),
  });
  // The lowest error correction keeps the squares large: the link is about a thousand characters.
  const code = useQuery({
    queryKey: ["vault", "qr", link.data],
    queryFn: () => QRCode.toDataURL(link.data ?? "", { errorCorrectionLevel: "L", margin: 2, width: 640 }),
    enabled: link.data !== undefined,
  });
  const fileName = say("file", { id: shortId(presentation.record.recordId) });
  return (
    <>
      {link.isError && <ProblemNotice problem={link.error} />}
      {code.data !== undefined && <img className={classes.qr} src={code.data} alt={say("qr")} />}
      {link.data !== undefined && (
        <>
          <Group gap="xs" wrap="nowrap" align="flex-end">
            <TextInput className={classes.link} label={say("link")} value={link.data} readOnly />
            <CopyButton value={link.data}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? sayShell("copied") : sayShell("copy")}</Button>}
            </CopyButton>
          </Group>
          <Group gap="xs">
            <Button variant="default" component="a" href={link.data} target="_blank" rel="noreferrer">
              {say("openVerify")}
            </Button>
            <Button
              variant="default"
              onClick={() => download(fileName, JSON.stringify(presentation, null, 2), "application/json")}
            >
              {say("saveFile")}
            </Button>
          </Group>
        </>
      )}
    </>
  );
}
