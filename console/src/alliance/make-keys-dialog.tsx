/** A member's keys of deliveries, made in its gateway's vault and registered in one go. */
import { Checkbox, Group, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { setDelivery } from "../../../client/alliance.ts";
import { listDeliveryKeys, makeDeliveryKey } from "../../../client/delivery.ts";
import type { Ledger } from "../../../client/ledger.ts";
import type { MemberRecord } from "../../../server/alliance/records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { keyWords } from "./key-words.ts";

export function MakeKeysDialog({ member, onClose }: { member: MemberRecord; onClose: () => void }) {
  const say = useWords(keyWords);
  const submission = useSubmit({ refresh: ["alliance"], vault: true });
  const [url, setUrl] = useState(member.delivery?.url ?? location.origin);
  const [renews, setRenews] = useState(false);
  const isUrl = URL.canParse(url.trim());
  return (
    <Dialog onClose={onClose} title={say("makeKeys")} closeOnClickOutside={false}>
      <Text size="sm">{say("makeKeysText")}</Text>
      <TextInput
        label={say("url")}
        placeholder="https://"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      {member.delivery !== null && (
        <Checkbox
          label={say("renewKeys")}
          checked={renews}
          onChange={(event) => setRenews(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={{ office: "administrator", at: member.member }}
          disabled={!isUrl}
          run={(ledger) => makeAndRegister(ledger, member.member, url.trim(), renews)}
          done={say("makeKeysDone")}
          onDone={onClose}
        >
          {say("makeKeys")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

async function makeAndRegister(ledger: Ledger, member: number, url: string, renews: boolean): Promise<void> {
  const [newest] = await listDeliveryKeys(ledger, member);
  // What was made and not registered, because the transaction failed, is taken up again.
  const isUsable = newest !== undefined && !(renews && newest.isRegistered);
  const { x25519, ed25519 } = isUsable ? newest : await makeDeliveryKey(ledger, member);
  await setDelivery(ledger, member, { x25519, ed25519, url });
}
