/** At the right of the header: who is acting. A role switch among the demo's people, or one's own key. */
import { useState } from "react";
import { useDemoPeople } from "./demo-people.ts";
import { KeystoreDialog } from "./keystore-dialog.tsx";
import { type KeyDialog, OwnKeyControl } from "./own-key-control.tsx";
import { useStatus } from "./queries.ts";
import { RoleSwitch } from "./role-switch.tsx";
import { WalletDialog } from "./wallet-dialog.tsx";

export function IdentityControl() {
  const status = useStatus();
  const people = useDemoPeople();
  const [dialog, setDialog] = useState<KeyDialog>();
  const close = () => setDialog(undefined);
  return (
    <>
      {people.length > 0 && <RoleSwitch onOwnKey={setDialog} />}
      {status.data?.demo === false && <OwnKeyControl onOwnKey={setDialog} />}
      {dialog === "keystore" && <KeystoreDialog onClose={close} />}
      {dialog === "wallet" && <WalletDialog onClose={close} />}
    </>
  );
}
