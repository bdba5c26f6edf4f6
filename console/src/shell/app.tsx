/** Chooses between preparing, set-up and the rooms by the gateway's state. */
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { rooms } from "../rooms.ts";
import { router } from "../router.tsx";
import { useLiveFeed } from "./live.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { useStatus } from "./queries.ts";
import { RoomsContext } from "./rooms-context.ts";
import { Waiting } from "./waiting.tsx";

const PreparingPage = lazy(() => import("../set-up/preparing-page.tsx"));
const SetUpPage = lazy(() => import("../set-up/set-up-page.tsx"));

export function App() {
  const status = useStatus();
  const state = status.data?.state;
  useLiveFeed(state === "ready" || state === "stopped");

  if (state === undefined) {
    return status.isError ? <Waiting problem={<ProblemNotice problem={status.error} />} /> : <Waiting />;
  }
  return (
    <Suspense fallback={<Waiting />}>
      {state === "preparing" && <PreparingPage />}
      {state === "set-up" && <SetUpPage />}
      {(state === "ready" || state === "stopped") && (
        <RoomsContext value={rooms}>
          <RouterProvider router={router} />
        </RoomsContext>
      )}
    </Suspense>
  );
}
