import { useMediaQuery } from "@mantine/hooks";

/** As in the style sheets: below 768 pixels. */
export function usePhone(): boolean {
  return useMediaQuery("(max-width: 767px)", undefined, { getInitialValueInEffect: false });
}
