/** Reads that every room needs. A query's key begins with its domain: a block that touches the domain refreshes it. */
import { keepPreviousData, QueryClient, useQuery } from "@tanstack/react-query";
import type { Gateway } from "../../../client/gateway.ts";
import { everyItem, queryOf } from "../../../client/pages.ts";
import { accountSchema, allianceSchema, memberSchema } from "../../../server/alliance/records.ts";
import { overviewSchema } from "../../../server/api/overview-records.ts";
import { demoSchema, statusSchema } from "../../../server/api/records.ts";
import { Problem } from "../../../server/problem.ts";
import { useGateway } from "./ledger.tsx";
import { nameIn, useLanguage } from "./speech.ts";

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A problem is an answer; only a gateway that cannot be reached is asked again.
        retry: (count, error) =>
          count < 3 && (!(error instanceof Problem) || error.name === "Client_GatewayUnreachable"),
      },
    },
  });
}

export function useStatus() {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["status"],
    queryFn: () => gateway.get("/v1/status", statusSchema),
    refetchInterval: ({ state }) => (state.status === "error" ? 2_000 : state.data?.state === "ready" ? 15_000 : 1_000),
    retry: false,
    placeholderData: keepPreviousData,
  });
}

export function useAlliance() {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["alliance"],
    queryFn: () => gateway.get("/v1/alliance", allianceSchema),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useMembers() {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["alliance", "members"],
    queryFn: () => everyItem(gateway, "/v1/members", memberSchema),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Gives a member's name in the language in use. */
export function useMemberName(): (member: number) => string {
  const { data } = useMembers();
  const [language] = useLanguage();
  return (member) => {
    const known = data?.find((candidate) => candidate.member === member);
    return known === undefined ? `#${member}` : nameIn(language, known);
  };
}

export function useAccount(address: string | undefined) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["alliance", "account", address],
    queryFn: () => gateway.get(`/v1/accounts/${address}`, accountSchema),
    enabled: address !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useDemo(demo: boolean) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["demo"],
    queryFn: () => gateway.get("/v1/demo", demoSchema),
    enabled: demo,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What waits for a member and where it stands; of the whole alliance where none is named. */
export function overviewQuery(gateway: Gateway, member: number | undefined) {
  return {
    queryKey: ["overview", member],
    queryFn: () => gateway.get(`/v1/overview${queryOf({ member })}`, overviewSchema),
  };
}
