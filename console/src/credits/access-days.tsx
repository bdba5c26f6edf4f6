import { NativeSelect } from "@mantine/core";
import { useWords } from "../shell/speech.ts";
import { accessWords } from "./access-words.ts";

const choices = [7, 30, 90, 365] as const;

/** For how many days a link opens. */
export function AccessDays({ days, onDays }: { days: number; onDays: (days: number) => void }) {
  const say = useWords(accessWords);
  return (
    <NativeSelect
      label={say("days")}
      value={String(days)}
      data={choices.map((count) => ({ value: String(count), label: say(`days.${count}`) }))}
      onChange={({ currentTarget: { value } }) => onDays(Number(value))}
    />
  );
}
