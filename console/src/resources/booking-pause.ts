/** When bookings work again, or last did. */
import { useQuery } from "@tanstack/react-query";
import { listPauses } from "../../../client/alliance.ts";
import { useLedger } from "../shell/ledger.tsx";

/** Undefined where they were never paused, or are retired. */
export function useBookingsPause(): string | undefined {
  const ledger = useLedger();
  const pauses = useQuery({ queryKey: ["alliance", "pauses"], queryFn: () => listPauses(ledger) });
  return pauses.data?.find(({ module }) => module === "Bookings")?.until ?? undefined;
}
