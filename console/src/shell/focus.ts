/** Keeps the focus on the page when what had it is gone: a button whose work is done, a form that was sent. */
import { useEffect } from "react";

/** An element that says what is now, where that is not the heading of the page. It takes `tabIndex={-1}`. */
export const landing = { "data-landing": true, tabIndex: -1 } as const;

/** Dialogs, menus and pages give the focus on by themselves within this time. */
const patienceMilliseconds = 120;

export function useKeptFocus(): void {
  useEffect(() => {
    let held: Element | null = null;
    let panels: Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lost = () => document.activeElement === null || document.activeElement === document.body;
    const check = () => {
      if (held === null || held.isConnected || !lost()) return;
      held = null;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (lost()) focusLanding(panels.find((panel) => panel.isConnected));
      }, patienceMilliseconds);
    };
    const take = ({ target }: FocusEvent) => {
      held = target instanceof Element ? target : null;
      panels = panelsAround(held);
    };
    // Who clicks beside everything has let go of the focus; what is removed is told apart once it is gone.
    const leave = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (held === target && held?.isConnected && lost()) held = null;
        check();
      });
    const observer = new MutationObserver(check);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", take);
    document.addEventListener("focusout", leave);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("focusin", take);
      document.removeEventListener("focusout", leave);
    };
  }, []);
}

/** Where somebody goes on reading: what the page marks, else the panel that they were in, else the page's heading. */
export function focusLanding(panel?: Element): void {
  const page = document.getElementById("content");
  const dialog = document.querySelector("[role=dialog]");
  const within = dialog ?? page;
  const place =
    within?.querySelector<HTMLElement>("[data-landing]") ??
    (within === page && panel?.querySelector<HTMLElement>("h2[tabindex]")) ??
    within?.querySelector<HTMLElement>("h1");
  const target = place instanceof HTMLElement ? place : within;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

function panelsAround(element: Element | null): Element[] {
  const panel = element?.closest("section") ?? null;
  return panel === null ? [] : [panel, ...panelsAround(panel.parentElement)];
}
