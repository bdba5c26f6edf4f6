/** What a member's administrator decides about people: who holds which office, and who casts the vote. */
import { Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Address, isAddress } from "viem";
import { appointRepresentative, setOffices } from "../../../client/alliance.ts";
import { type Office, type OfficerRecord, offices } from "../../../server/alliance/records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { shellWords } from "../shell/words.ts";
import { memberWords } from "./member-words.ts";

type OfficesDialogProps = { member: number; officer?: OfficerRecord; onClose: () => void };

export function OfficesDialog({ member, officer, onClose }: OfficesDialogProps) {
  const say = useWords(memberWords);
  const shell = useWords(shellWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  const [account, setAccount] = useState(officer?.account ?? "");
  const [held, setHeld] = useState<readonly Office[]>(officer?.offices ?? []);
  const unchanged = [...held].sort().join() === [...(officer?.offices ?? [])].sort().join();
  return (
    <Dialog onClose={onClose} title={say("officesTitle")} closeOnClickOutside={false}>
      <Text size="sm">{say("officesText")}</Text>
      <AccountField account={account} isFixed={officer !== undefined} onChange={setAccount} />
      <Checkbox.Group
        label={say("offices")}
        value={[...held]}
        onChange={(chosen) => setHeld(offices.filter((office) => chosen.includes(office)))}
      >
        <Stack gap="xs" mt={4}>
          {offices.map((office) => (
            <Checkbox key={office} value={office} label={shell(`office.${office}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={{ office: "administrator", at: member }}
          disabled={!isAccount(account) || unchanged}
          run={(ledger) => setOffices(ledger, member, account.trim() as Address, held)}
          done={say("officesDone")}
          onDone={onClose}
        >
          {say("save")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

export function RepresentativeDialog({ member, onClose }: { member: number; onClose: () => void }) {
  const say = useWords(memberWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  const [account, setAccount] = useState("");
  return (
    <Dialog onClose={onClose} title={say("representativeTitle")} closeOnClickOutside={false}>
      <Text size="sm">{say("representativeText")}</Text>
      <AccountField account={account} onChange={setAccount} />
      <Group justify="flex-end">
        <SubmitButton
          submission={submission}
          need={{ office: "administrator", at: member }}
          disabled={!isAccount(account)}
          run={(ledger) => appointRepresentative(ledger, member, account.trim() as Address)}
          done={say("representativeDone")}
          onDone={onClose}
        >
          {say("save")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

type AccountFieldProps = { account: string; isFixed?: boolean; onChange: (account: string) => void };

function AccountField({ account, isFixed, onChange }: AccountFieldProps) {
  const say = useWords(memberWords);
  return (
    <TextInput
      label={say("account")}
      placeholder="0x…"
      value={account}
      readOnly={isFixed}
      spellCheck={false}
      error={account.trim() !== "" && !isAccount(account) ? say("badAccount") : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function isAccount(text: string): boolean {
  return isAddress(text.trim(), { strict: false });
}
