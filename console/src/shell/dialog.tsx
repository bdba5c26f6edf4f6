import { Modal, Stack } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { focusLanding } from "./focus.ts";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

type DialogProps = {
  title: ReactNode;
  size?: "lg";
  onClose: () => void;
  /** False where a click beside it would lose what was typed. */
  closeOnClickOutside?: boolean;
  children: ReactNode;
};

/** Every dialog of the console. Render it only while it is open. */
export function Dialog({ children, ...props }: DialogProps) {
  useReturnFocus();
  const say = useWords(shellWords);
  return (
    <Modal opened closeButtonProps={{ "aria-label": say("close") }} {...props}>
      <Stack gap="sm">{children}</Stack>
    </Modal>
  );
}

/** Mantine gives the focus back only where a dialog outlives its closing. */
function useReturnFocus(): void {
  const [origins] = useState(originsOf);
  useEffect(
    () => () => {
      const origin = origins.find((element) => element?.isConnected);
      if (origin) origin.focus({ preventScroll: true });
      else focusLanding();
    },
    [origins],
  );
}

/** What had the focus; and what opened the menu that it was in, for a menu is gone by then. */
function originsOf(): (HTMLElement | null)[] {
  const active = document.activeElement;
  const label = active?.closest("[role=dialog], [role=menu]")?.getAttribute("aria-labelledby");
  return [
    active instanceof HTMLElement && active !== document.body ? active : null,
    label ? document.getElementById(label) : null,
  ];
}
