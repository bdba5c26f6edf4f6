/** Reads of cycles, lines and statements. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { everyItem, queryOf } from "../../../client/pages.ts";
import { resourceSchema } from "../../../server/resources/records.ts";
import {
  cycleDetailSchema,
  cycleSchema,
  type ObligationRecord,
  obligationSchema,
  statementSchema,
} from "../../../server/settlement/records.ts";
import { useGateway } from "../shell/ledger.tsx";
import { nameIn, useLanguage } from "../shell/speech.ts";

/** Cycles are monthly, so this is more than ten years. */
const mostCycles = 200;

/** Newest first. */
export function useCycles() {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["settlement", "cycles"],
    queryFn: () => everyItem(gateway, "/v1/cycles", cycleSchema, mostCycles),
  });
}

export function useCycle(cycle: number | undefined) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["settlement", "cycle", cycle],
    queryFn: () => gateway.get(`/v1/cycles/${cycle}`, cycleDetailSchema),
    enabled: cycle !== undefined,
  });
}

type LineFilter = { member?: number; status?: ObligationRecord["status"] };

/** Lines of a cycle, at most so many. */
export function useLines(cycle: number, filter: LineFilter, most: number, enabled = true) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["settlement", "lines", cycle, filter, most],
    queryFn: () => everyItem(gateway, `/v1/cycles/${cycle}/obligations${queryOf(filter)}`, obligationSchema, most),
    enabled,
  });
}

export function useLine(line: string) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["settlement", "line", line],
    queryFn: () => gateway.get(`/v1/obligations/${line}`, obligationSchema),
  });
}

export function useStatement(cycle: number, member: number) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["settlement", "statement", cycle, member],
    queryFn: () => gateway.get(`/v1/cycles/${cycle}/statements/${member}`, statementSchema),
  });
}

/** Name of the instrument of a booking, "12-34"; the booking itself where the name is not known yet. */
export function useBookedResource(): (booking: string) => string {
  const gateway = useGateway();
  const [language] = useLanguage();
  const { data } = useQuery({
    queryKey: ["resources", "catalogue"],
    queryFn: () => everyItem(gateway, "/v1/resources", resourceSchema),
  });
  return useMemo(() => {
    const names = new Map(data?.map((one) => [String(one.resource), nameIn(language, one.description)]));
    return (booking) => names.get(booking.split("-")[0] ?? "") ?? booking;
  }, [data, language]);
}
