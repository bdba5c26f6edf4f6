/** Reads of the catalogue, the board and bookings. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { Gateway } from "../../../client/gateway.ts";
import { everyItem, pageOf, queryOf } from "../../../client/pages.ts";
import {
  type BookingStatus,
  boardSchema,
  bookingSchema,
  rateVersionSchema,
  resourceSchema,
} from "../../../server/resources/records.ts";
import { useGateway } from "../shell/ledger.tsx";
import { useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage } from "../shell/speech.ts";
import { firstSlotOf } from "./days.ts";

const bookingPage = pageOf(bookingSchema);

/** More open work than this is not one person's. */
const mostOpen = 600;

function boardQuery(gateway: Gateway, day: number, days: number, owner?: number) {
  return {
    queryKey: ["resources", "board", day, days, owner],
    queryFn: () => gateway.get(`/v1/board${queryOf({ from: firstSlotOf(day), days, owner })}`, boardSchema),
  };
}

/** The days before stay shown until the new ones are there; `data.from` says which they are. */
export function useBoard(day: number, days: number, owner?: number, enabled = true) {
  const gateway = useGateway();
  return useQuery({ ...boardQuery(gateway, day, days, owner), placeholderData: keepPreviousData, enabled });
}

/** Reads the weeks before and after ahead of time. */
export function useBoardAhead(monday: number, ready: boolean): void {
  const gateway = useGateway();
  const queries = useQueryClient();
  useEffect(() => {
    if (!ready) return;
    void queries.prefetchQuery(boardQuery(gateway, monday + 7, 7));
    void queries.prefetchQuery(boardQuery(gateway, monday - 7, 7));
  }, [gateway, queries, monday, ready]);
}

/** The whole catalogue, withdrawn resources included. */
export function useResources() {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["resources", "catalogue"],
    queryFn: () => everyItem(gateway, "/v1/resources", resourceSchema),
  });
}

export function useResource(resource: number | undefined) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["resources", "resource", resource],
    queryFn: () => gateway.get(`/v1/resources/${resource}`, resourceSchema),
    enabled: resource !== undefined,
  });
}

/** Rate versions, newest first. */
export function useRates(resource: number | undefined) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["resources", "rates", resource],
    queryFn: () => everyItem(gateway, `/v1/resources/${resource}/rates`, rateVersionSchema),
    enabled: resource !== undefined,
  });
}

export function useBooking(booking: string) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["resources", "booking", booking],
    queryFn: () => gateway.get(`/v1/bookings/${booking}`, bookingSchema),
  });
}

export type BookingFilter = { member?: number; owner?: number; resource?: number; status?: BookingStatus };

/** A page of bookings, newest first. */
export function useBookings(
  filter: BookingFilter,
  options: { after?: string; limit?: number; enabled?: boolean } = {},
) {
  const gateway = useGateway();
  const { enabled = true, ...page } = options;
  return useQuery({
    queryKey: ["resources", "bookings", filter, page],
    queryFn: () => gateway.get(`/v1/bookings${queryOf({ ...filter, ...page })}`, bookingPage),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Names of the members in the language in use; the same function until one of them changes. */
export function useNames(): (member: number) => string {
  const { data } = useMembers();
  const [language] = useLanguage();
  return useMemo(() => {
    const names = new Map(data?.map((member) => [member.member, nameIn(language, member)]));
    return (member: number) => names.get(member) ?? `#${member}`;
  }, [data, language]);
}

/** Open work: every booking of a status, which is a short list by its nature. */
export function useOpenBookings(filter: BookingFilter) {
  const gateway = useGateway();
  return useQuery({
    queryKey: ["resources", "open", filter],
    queryFn: () => everyItem(gateway, `/v1/bookings${queryOf(filter)}`, bookingSchema, mostOpen),
  });
}
