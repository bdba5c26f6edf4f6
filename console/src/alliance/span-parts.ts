const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

type Part = { readonly unit: "days" | "hours" | "minutes"; readonly count: number };

/** Seconds, rounded up to minutes, in the two largest units that they fill. */
export function partsOfSpan(seconds: number): readonly Part[] {
  const whole = Math.ceil(seconds / minute) * minute;
  const parts: readonly Part[] = [
    { unit: "days", count: Math.floor(whole / day) },
    { unit: "hours", count: Math.floor((whole % day) / hour) },
    { unit: "minutes", count: (whole % hour) / minute },
  ];
  return parts.filter(({ count }) => count > 0).slice(0, 2);
}
