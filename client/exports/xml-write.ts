/** Writing XML. */
import type { XmlElement } from "./xml.ts";

/** Writes a document with two spaces of indentation; an element that has a namespace gives it to those within. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, null, "")}`;
}

/** Writes elements side by side, without a declaration. */
export function writeFragment(elements: readonly XmlElement[]): string {
  return elements.map((one) => write(one, null, "")).join("");
}

function write(
  { name, namespace, attributes, children }: XmlElement,
  inherited: string | null,
  indent: string,
): string {
  const own = namespace !== null && namespace !== inherited ? { xmlns: namespace, ...attributes } : attributes;
  const said = Object.entries(own).map(([key, value]) => ` ${key}="${escaped(value, /[&<>"\t\n\r]/g)}"`);
  const open = `${indent}<${name}${said.join("")}`;
  if (children.length === 0) return `${open}/>\n`;
  const inner = namespace ?? inherited;
  // Space beside text would belong to the text.
  if (children.some((child) => typeof child === "string")) {
    const mixed = children.map((child) =>
      typeof child === "string" ? escaped(child, /[&<>\r]/g) : write(child, inner, "").trimEnd(),
    );
    return `${open}>${mixed.join("")}</${name}>\n`;
  }
  const nested = children.map((child) => (typeof child === "string" ? "" : write(child, inner, `${indent}  `)));
  return `${open}>\n${nested.join("")}${indent}</${name}>\n`;
}

/** Characters that XML cannot hold at all become the one that stands for such. */
function escaped(text: string, special: RegExp): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(special, (character) => `&#${character.charCodeAt(0)};`);
}
