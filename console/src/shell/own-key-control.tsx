import { Button, Popover } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { shorten } from "../../../client/format.ts";
import { useActor } from "./actor.ts";
import { useDesk } from "./ledger.tsx";
import classes from "./own-key-control.module.css";
import { useMemberName } from "./queries.ts";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

export type KeyDialog = "keystore" | "wallet" | undefined;

/** Where there are no demo people: sign in with one's own key, see one's offices, choose the member acted for. */
export function OwnKeyControl({ onOwnKey }: { onOwnKey: (dialog: KeyDialog) => void }) {
  const say = useWords(shellWords);
  const { identity, setIdentity } = useDesk();
  const offices = useOffices();
  const [opened, setOpened] = useState(false);
  const item = (label: ReactNode, act: () => void) => (
    <Button
      fullWidth
      size="xs"
      variant="subtle"
      justify="flex-start"
      onClick={() => {
        setOpened(false);
        act();
      }}
    >
      {label}
    </Button>
  );
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={260} withinPortal={false} trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          className={classes.target}
          leftSection={<IconUser size={16} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {identity === undefined ? say("signIn") : (offices[0] ?? shorten(identity.address))}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {identity !== undefined && (
          <p className={classes.who}>
            <code>{shorten(identity.address)}</code>
            <br />
            {offices.join(" · ") || say("noOffices")}
          </p>
        )}
        <MemberChoice />
        {item(say("openKeystore"), () => onOwnKey("keystore"))}
        {item(say("useWallet"), () => onOwnKey("wallet"))}
        {identity !== undefined && item(say("signOut"), () => setIdentity(undefined))}
      </Popover.Dropdown>
    </Popover>
  );
}

function useOffices(): string[] {
  const say = useWords(shellWords);
  const actor = useActor();
  return [
    ...actor.roles.map((role) => say(`role.${role}`)),
    ...actor.offices.map((office) => say(`office.${office}`)),
    ...(actor.represents === undefined ? [] : [say("representative")]),
  ];
}

function MemberChoice() {
  const say = useWords(shellWords);
  const { chooseMember } = useDesk();
  const actor = useActor();
  const memberName = useMemberName();
  if (actor.members.length < 2) return null;
  return (
    <label className={classes.member}>
      {say("actingFor")}
      <select value={actor.member?.member} onChange={(event) => chooseMember(Number(event.currentTarget.value))}>
        {actor.members.map((member) => (
          <option key={member} value={member}>
            {memberName(member)}
          </option>
        ))}
      </select>
    </label>
  );
}
