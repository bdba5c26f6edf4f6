import { Drawer } from "@mantine/core";
import { useWords } from "../shell/speech.ts";
import { shellWords } from "../shell/words.ts";
import { BookingDetail } from "./booking-detail.tsx";
import { bookingWords } from "./booking-words.ts";

/** Beside the board or a list: the details of one of its bookings. */
export function BookingDrawer({ booking, onClose }: { booking: string | undefined; onClose: () => void }) {
  const say = useWords(bookingWords);
  const sayShell = useWords(shellWords);
  return (
    <Drawer
      opened={booking !== undefined}
      onClose={onClose}
      position="right"
      size={440}
      title={booking && say("bookingNumber", { booking })}
      closeButtonProps={{ "aria-label": sayShell("close") }}
    >
      {booking !== undefined && <BookingDetail booking={booking} />}
    </Drawer>
  );
}
