/**
 * A page that stays open while the console is upgraded asks for files that are gone. What was typed is worth more than
 * the new version, so the page says so and waits; only who goes to another page gets the new version at once.
 */
import { useSyncExternalStore } from "react";

let upgraded = false;
const listeners = new Set<() => void>();

/** Call it once, before anything is loaded lazily. */
export function watchUpgrades(): void {
  window.addEventListener("vite:preloadError", () => void notice());
}

/** Files also fail to load where the gateway cannot be reached: a reload would then lose the page for nothing. */
async function notice(): Promise<void> {
  if (upgraded || !(await isUpgraded())) return;
  upgraded = true;
  for (const listener of listeners) listener();
}

async function isUpgraded(): Promise<boolean> {
  const entry = document.querySelector<HTMLScriptElement>("script[type=module][src]");
  try {
    const response = await fetch("/", { cache: "no-store", headers: { accept: "text/html" } });
    return response.ok && entry !== null && !(await response.text()).includes(new URL(entry.src).pathname);
  } catch {
    // Not reached: nothing is known of a new version, and the failed load is shown where it was asked for.
    return false;
  }
}

export function useUpgraded(): boolean {
  return useSyncExternalStore(subscribe, () => upgraded);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
