/** At the right of the header: who is acting. A role switch among the demo's people, or one's own key. */
import { useEffect, useState } from "react";
import { shorten } from "../../../client/format.ts";
import type { Demo } from "../../../server/api/records.ts";
import { isRole } from "./actor.ts";
import { type DemoPerson, demoIdentity } from "./identity.ts";
import classes from "./identity-control.module.css";
import { KeystoreDialog } from "./keystore-dialog.tsx";
import { useDesk } from "./ledger.tsx";
import { type KeyDialog, OwnKeyControl } from "./own-key-control.tsx";
import { useDemo, useMemberName, useStatus } from "./queries.ts";
import { nameIn, useLanguage, useWords } from "./speech.ts";
import { WalletDialog } from "./wallet-dialog.tsx";
import { shellWords } from "./words.ts";

const storageKey = "alliance-ledger.person";

export function IdentityControl() {
  const status = useStatus();
  const demo = useDemo(status.data?.demo === true && status.data.state === "ready");
  const [dialog, setDialog] = useState<KeyDialog>();
  const close = () => setDialog(undefined);
  return (
    <>
      {demo.data !== undefined && <RoleSwitch demo={demo.data} onOwnKey={setDialog} />}
      {status.data?.demo === false && <OwnKeyControl onOwnKey={setDialog} />}
      {dialog === "keystore" && <KeystoreDialog onClose={close} />}
      {dialog === "wallet" && <WalletDialog onClose={close} />}
    </>
  );
}

function RoleSwitch({ demo, onOwnKey }: { demo: Demo; onOwnKey: (dialog: KeyDialog) => void }) {
  const say = useWords(shellWords);
  const { identity, setIdentity } = useDesk();
  const label = usePersonLabel();
  const memberName = useMemberName();

  useEffect(() => {
    if (identity !== undefined) return;
    const stored = localStorage.getItem(storageKey);
    const person = demo.people.find(({ id }) => id === stored) ?? firstPerson(demo);
    if (person !== undefined) setIdentity(demoIdentity(person, demo.passphrase));
  }, [demo, identity, setIdentity]);

  const choose = (id: string) => {
    if (id === "keystore" || id === "wallet") return onOwnKey(id);
    const person = demo.people.find((candidate) => candidate.id === id);
    if (person === undefined) return undefined;
    localStorage.setItem(storageKey, person.id);
    return setIdentity(demoIdentity(person, demo.passphrase));
  };

  const featured = demo.people.filter((person) => person.featured);
  const groups = Map.groupBy(
    demo.people.filter((person) => !person.featured),
    ({ member }) => member,
  );
  return (
    <select
      className={classes.select}
      aria-label={say("actAs")}
      value={identity?.person?.id ?? "own"}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <optgroup label={say("featured")}>
        {featured.map((person) => (
          <option key={person.id} value={person.id}>
            {label(person, true)}
          </option>
        ))}
      </optgroup>
      {[...groups].map(([member, people]) => (
        <optgroup key={member ?? 0} label={member === null ? say("allianceWide") : memberName(member)}>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {label(person, false)}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label={say("ownKey")}>
        {identity !== undefined && identity.person === undefined && (
          <option value="own">{shorten(identity.address)}</option>
        )}
        <option value="keystore">{say("openKeystore")}</option>
        <option value="wallet">{say("useWallet")}</option>
      </optgroup>
    </select>
  );
}

/** Who a newcomer is: the tour of the ledger begins at a registrar's desk. */
function firstPerson({ people }: Demo): DemoPerson | undefined {
  const featured = people.filter((person) => person.featured);
  return featured.find(({ offices }) => offices.includes("registrar")) ?? featured[0];
}

/** "Registrar · Jizhong University", or with the person's name where the group already names the member. */
function usePersonLabel(): (person: DemoPerson, withMember: boolean) => string {
  const say = useWords(shellWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (person, withMember) => {
    const role = person.roles.find(isRole);
    const [office] = person.offices;
    const post = role ? say(`role.${role}`) : office ? say(`office.${office}`) : say("account");
    if (!withMember) return `${post} · ${nameIn(language, person)}`;
    return person.member === null ? post : `${post} · ${memberName(person.member)}`;
  };
}
