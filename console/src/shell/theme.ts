import { type CSSVariablesResolver, createTheme } from "@mantine/core";

/** Colours that are not Mantine's; the same names stand in style.css as custom properties. */
const fontFamily =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: 9,
  black: "#101820",
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontFamily, fontWeight: "700" },
  defaultRadius: 8,
  fontSizes: { xs: "12px", sm: "14px", md: "15px", lg: "17px", xl: "20px" },
  focusRing: "auto",
  cursorType: "pointer",
  components: {
    // A <header> in a dialog counts as a second banner of the page.
    ModalTitle: { defaultProps: { fw: 700 } },
    ModalHeader: { defaultProps: { role: "none" } },
    DrawerHeader: { defaultProps: { role: "none" } },
  },
});

/** Mantine's greys for placeholders, dimmed text and errors are too faint for WCAG AA. */
export const contrastVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#4b5763",
    "--mantine-color-placeholder": "#65707b",
    "--mantine-color-error": "#b3261e",
    "--mantine-color-default-border": "#ced4da",
    "--mantine-color-anchor": "#087f5b",
    "--mantine-color-teal-filled-hover": "#066649",
    "--mantine-primary-color-filled-hover": "#066649",
    "--mantine-color-red-filled-hover": "#a61e1e",
    "--mantine-color-body": "#ffffff",
  },
  dark: {},
});
