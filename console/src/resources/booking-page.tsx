import { getRouteApi } from "@tanstack/react-router";
import { Panel } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { BookingDetail } from "./booking-detail.tsx";
import { bookingWords } from "./booking-words.ts";
import { RoomHeading } from "./room.tsx";

const route = getRouteApi("/resources/bookings/$booking");

export function BookingPage() {
  const say = useWords(bookingWords);
  const { booking } = route.useParams();
  return (
    <>
      <RoomHeading subtitle={say("bookingNumber", { booking })} />
      <div style={{ maxWidth: 620 }}>
        <Panel>
          <BookingDetail booking={booking} />
        </Panel>
      </div>
    </>
  );
}
