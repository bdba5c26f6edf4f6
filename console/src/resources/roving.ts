/**
 * One tab stop for a grid of many buttons (WAI-ARIA grid pattern): arrows move within a row and between rows. Stops are
 * elements with `data-stop` and tabIndex -1 inside rows with `data-row`.
 */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from "react";

const stopSelector = "[data-stop]";

export function useRoving(grid: RefObject<HTMLElement | null>) {
  useEffect(() => {
    // After each render: somebody may have taken the stop that the tab key led to off the page.
    const root = grid.current;
    if (root === null || root.querySelector(`${stopSelector}[tabindex="0"]`) !== null) return;
    root.querySelector<HTMLElement>(stopSelector)?.setAttribute("tabindex", "0");
  });

  return {
    onFocus(event: FocusEvent<HTMLElement>) {
      const stop = stopOf(event.target);
      if (stop === undefined || stop.tabIndex === 0) return;
      for (const other of event.currentTarget.querySelectorAll<HTMLElement>(`${stopSelector}[tabindex="0"]`)) {
        other.tabIndex = -1;
      }
      stop.tabIndex = 0;
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const stop = stopOf(event.target);
      const target = stop && targetOf(event.key, stop, event.currentTarget);
      if (target === undefined) return;
      event.preventDefault();
      target.focus();
      target.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
  };
}

function stopOf(target: EventTarget): HTMLElement | undefined {
  return target instanceof HTMLElement && target.matches(stopSelector) ? target : undefined;
}

function targetOf(key: string, stop: HTMLElement, grid: HTMLElement): HTMLElement | undefined {
  const row = stop.closest("[data-row]");
  if (row === null) return undefined;
  const stops = stopsOf(row);
  const at = stops.indexOf(stop);
  const rows = () => [...grid.querySelectorAll("[data-row]")];
  switch (key) {
    case "ArrowRight":
      return stops[at + 1];
    case "ArrowLeft":
      return stops[at - 1];
    case "Home":
      return stops[0];
    case "End":
      return stops.at(-1);
    case "ArrowDown":
      return nearest(stop, rows()[rows().indexOf(row) + 1]);
    case "ArrowUp":
      return nearest(stop, rows()[rows().indexOf(row) - 1]);
    default:
      return undefined;
  }
}

/** In the order in which they are seen; what lies at the same place keeps the order of the page. */
function stopsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(stopSelector)].sort((one, other) => leftOf(one) - leftOf(other));
}

function leftOf(stop: HTMLElement): number {
  return stop.getBoundingClientRect().left;
}

function nearest(stop: HTMLElement, row: Element | undefined): HTMLElement | undefined {
  if (row === undefined) return undefined;
  const left = leftOf(stop);
  const distance = (candidate: HTMLElement) => Math.abs(leftOf(candidate) - left);
  return stopsOf(row).reduce<HTMLElement | undefined>(
    (best, candidate) => (best === undefined || distance(candidate) < distance(best) ? candidate : best),
    undefined,
  );
}
