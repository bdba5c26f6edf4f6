import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "./dialog.tsx";
import { walletIdentity } from "./identity.ts";
import { useDesk } from "./ledger.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { useWords } from "./speech.ts";
import { connectWallet, useWallets, type Wallet } from "./wallets.ts";
import { shellWords } from "./words.ts";

export function WalletDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(shellWords);
  return (
    <Dialog onClose={onClose} title={say("walletTitle")}>
      <WalletList onDone={onClose} />
    </Dialog>
  );
}

function WalletList({ onDone }: { onDone: () => void }) {
  const say = useWords(shellWords);
  const { setIdentity } = useDesk();
  const wallets = useWallets();
  const [problem, setProblem] = useState<unknown>();

  const connect = async (wallet: Wallet) => {
    setProblem(undefined);
    try {
      setIdentity(walletIdentity(wallet, await connectWallet(wallet)));
      onDone();
    } catch (error) {
      setProblem(error);
    }
  };

  return (
    <>
      <Text size="sm">{wallets.length > 0 ? say("walletText") : say("walletNone")}</Text>
      {wallets.map((wallet) => (
        <Button
          key={wallet.id}
          variant="default"
          justify="flex-start"
          leftSection={<img src={wallet.icon} alt="" width={20} height={20} />}
          onClick={() => void connect(wallet)}
        >
          {wallet.name}
        </Button>
      ))}
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
