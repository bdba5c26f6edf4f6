/** The live feed: each new block names the domains it touched, and their queries are refreshed. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { z } from "zod";
import { blockSchema, type GatewayStatus } from "../../../server/api/records.ts";

const liveBlockSchema = blockSchema.extend({ domains: z.array(z.string()) });

/** Joined from several domains, so refreshed with any. */
const joined = ["overview", "activity"];

export function useLiveFeed(ready: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!ready) return undefined;
    const feed = new EventSource("/v1/events");
    // The feed breaks the moment the gateway goes, and opens the moment it is back: no need to wait for the next poll.
    const asked = () => void queries.invalidateQueries({ queryKey: ["status"] });
    feed.addEventListener("open", asked);
    feed.addEventListener("error", asked);
    feed.addEventListener("block", (event) => {
      const { domains, ...block } = liveBlockSchema.parse(JSON.parse(event.data));
      queries.setQueryData<GatewayStatus>(["status"], (status) => status && { ...status, block });
      // Private records change with the credits they stand for.
      const touched = domains.includes("credits") ? [...domains, "vault"] : domains;
      for (const domain of ["status", ...touched, ...joined]) void queries.invalidateQueries({ queryKey: [domain] });
    });
    return () => feed.close();
  }, [queries, ready]);
}
