import { IconInfoCircle } from "@tabler/icons-react";
import type { Sheet } from "../../../client/sheet.ts";
import { useWords } from "../shell/speech.ts";
import classes from "./import.module.css";
import { importWords } from "./import-words.ts";

/** As people know the encodings: GB18030 contains GBK and GB 2312. */
const names: Readonly<Record<Sheet["encoding"], string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  gb18030: "GBK",
  xlsx: "Excel",
};

export function encodingName(sheet: Sheet): string {
  return names[sheet.encoding];
}

/** Says that the file was converted, so that a wrong guess is seen at once. */
export function EncodingNotice({ sheet }: { sheet: Sheet }) {
  const say = useWords(importWords);
  if (!sheet.converted) return null;
  return (
    <p className={classes.notice}>
      <IconInfoCircle size={18} aria-hidden />
      {say("converted", { encoding: encodingName(sheet) })}
    </p>
  );
}
