/** XML as a plain tree, and what is asked of it. Reading is in `xml-read.ts`, writing in `xml-write.ts`. */

export type XmlElement = {
  /** Without prefix. */
  readonly name: string;
  readonly namespace: string | null;
  /** By name with prefix: "xml:lang". Declarations of namespaces are not among them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
};

type Content = XmlElement | string | undefined | readonly (XmlElement | string | undefined)[];

/** An element in no namespace, or in that of its parent when it is written; absent content is left out. */
export function element(name: string, content?: Content, attributes: Record<string, string> = {}): XmlElement {
  const all = Array.isArray(content) ? content : [content];
  return { name, namespace: null, attributes, children: all.filter((child) => child !== undefined && child !== "") };
}

/** An element where there is something to say. */
export function optional(name: string, content: string | undefined): XmlElement | undefined {
  return content === undefined ? undefined : element(name, content);
}

export function elementsIn({ children }: XmlElement, name?: string): readonly XmlElement[] {
  return children.filter((child) => typeof child !== "string").filter((child) => !name || child.name === name);
}

/** The first element of a name along a path. */
export function within(from: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => (at ? elementsIn(at, name)[0] : undefined), from);
}

/** All text within, as it stands. */
export function textOf(from: XmlElement | undefined): string {
  if (!from) return "";
  return from.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

/** As xs:token has it: no spaces at the ends, single ones between. */
export function tokenOf(from: XmlElement | undefined): string {
  return textOf(from).replace(/\s+/g, " ").trim();
}

/** A form in which two documents that say the same are equal: no comments, no space that only indents. */
export function canonicalXml(from: XmlElement): string {
  const children = from.children.filter((child) => typeof child !== "string" || child.trim() !== "");
  const inner = children.map((child) => (typeof child === "string" ? child : canonicalXml(child)));
  const attributes = Object.entries(from.attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([from.namespace, from.name, attributes, inner]);
}
