import { useEffect } from "react";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

/** Names the page in the browser's tab and history, in the language in use. */
export function useTitle(page: string): void {
  const say = useWords(shellWords);
  const product = say("product");
  useEffect(() => {
    document.title = page === "" ? product : `${page} · ${product}`;
  }, [page, product]);
}
