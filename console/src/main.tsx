import "./shell/style.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { rooms } from "./rooms.ts";
import { setUpWords } from "./set-up/words.ts";
import { App } from "./shell/app.tsx";
import { LedgerProvider } from "./shell/ledger.tsx";
import { createQueries } from "./shell/queries.ts";
import { startSpeech } from "./shell/speech.ts";
import { contrastVariables, theme } from "./shell/theme.ts";
import { watchUpgrades } from "./shell/upgrade.ts";
import { shellWords } from "./shell/words.ts";

watchUpgrades();
startSpeech([shellWords, setUpWords, ...rooms.flatMap(({ words, pageWords = [] }) => [words, ...pageWords])]);

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={contrastVariables} forceColorScheme="light">
      <Notifications position="bottom-right" />
      <QueryClientProvider client={createQueries()}>
        <LedgerProvider>
          <App />
        </LedgerProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
