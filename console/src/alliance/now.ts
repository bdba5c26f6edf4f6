import { useEffect, useState } from "react";

const everyMilliseconds = 5_000;

/** The time, anew every few seconds, so that what ends by the clock ends on the screen. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return now;
}
