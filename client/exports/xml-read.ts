/**
 * Reading XML: documents without a declared type, strictly. What a stranger hands over is refused at the first thing
 * that is not well formed, and cannot make the reader fetch or expand anything.
 * Source: https://www.w3.org/TR/xml/, https://www.w3.org/TR/xml-names/
 */
import { Problem } from "../../server/problem.ts";
import type { XmlElement } from "./xml.ts";
import { elementsIn } from "./xml.ts";

const mostCharacters = 20_000_000;
const deepest = 60;
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** In turn: comment, CDATA, processing instruction, tag (end, name, attributes, empty), text. */
const token =
  /<!--((?:(?!--)[\s\S])*)-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?([\s\S]*?)\?>|<(\/?)([^\s<>/="'!?]+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

type Open = { readonly tag: string; readonly scope: Scope; readonly element: Growing };
type Growing = { name: string; namespace: string | null; attributes: Record<string, string>; children: Child[] };
type Child = Growing | string;
type Scope = ReadonlyMap<string, string>;

/** Reads a document. @throws Exports_NotXml {reason} */
export function readXml(text: string): XmlElement {
  const roots = parse(text);
  const [root] = roots;
  if (typeof root !== "object" || roots.length !== 1) throw wrong(`${roots.length} root elements`);
  return root;
}

/** Reads elements that stand side by side without a root. @throws Exports_NotXml {reason} */
export function readFragment(text: string): readonly XmlElement[] {
  const whole = text.replace(/^\ufeff?\s*<\?xml[^>]*\?>/, "");
  return elementsIn(readXml(`<fragment>${whole}</fragment>`));
}

function parse(given: string): readonly Child[] {
  if (given.length > mostCharacters) throw wrong(`${given.length} characters`);
  const text = given.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const root: Growing = { name: "", namespace: null, attributes: {}, children: [] };
  const stack: Open[] = [{ tag: "", scope: new Map([["xml", xmlNamespace]]), element: root }];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (!found) throw wrong(`unexpected ${text.slice(at, at + 20)}`);
    const [, , data, , isEnd, tag, attributes = "", isEmpty, characters] = found;
    const top = stack.at(-1);
    if (!top) throw wrong("no element is open");
    if (data !== undefined || characters !== undefined) addText(top, data, characters);
    if (tag === undefined) continue;
    if (isEnd) {
      if (attributes !== "" || isEmpty || top.tag !== tag || stack.length === 1) throw wrong(`unexpected </${tag}>`);
      stack.pop();
      continue;
    }
    const opened = open(tag, attributes, top);
    if (!isEmpty) stack.push(opened);
    if (stack.length > deepest) throw wrong(`deeper than ${deepest} elements`);
  }
  if (stack.length > 1) throw wrong(`<${stack.at(-1)?.tag}> has no end`);
  return root.children;
}

function addText({ tag, element: { children } }: Open, data: string | undefined, characters: string | undefined): void {
  const isOutside = tag === "";
  if (isOutside && (data !== undefined || characters?.trim() !== "")) throw wrong("text outside the root element");
  if (isOutside) return;
  if (characters?.includes("]]>")) throw wrong("unexpected ]]>");
  const text = data ?? decode(characters ?? "");
  const last = children.at(-1);
  if (typeof last === "string") children[children.length - 1] = last + text;
  else children.push(text);
}

function open(tag: string, text: string, { scope, element: parent }: Open): Open {
  const pairs = [...text.matchAll(attribute)].map(([, name = "", double, single]) => {
    return [name, decode((double ?? single ?? "").replace(/[\t\n]/g, " "))] as const;
  });
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw wrong(`<${tag}> has an attribute twice`);
  const inner = new Map(scope);
  for (const [name, value] of pairs) {
    if (name === "xmlns") inner.set("", value);
    else if (name.startsWith("xmlns:")) inner.set(name.slice("xmlns:".length), value);
  }
  const [prefix, name] = tag.includes(":")
    ? [tag.slice(0, tag.indexOf(":")), tag.slice(tag.indexOf(":") + 1)]
    : ["", tag];
  if (prefix !== "" && !inner.has(prefix)) throw wrong(`the prefix ${prefix} is not declared`);
  const own = pairs.filter(([key]) => !/^xmlns(?::|$)/.test(key));
  const element = { name, namespace: inner.get(prefix) || null, attributes: Object.fromEntries(own), children: [] };
  parent.children.push(element);
  return { tag, scope: inner, element };
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decode(text: string): string {
  const decoded = text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));|&/g, (whole, decimal, hex, name) => {
    const known: string | undefined = entities[name ?? ""];
    if (known !== undefined) return known;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    if (!(code <= 0x10ffff)) throw wrong(`unknown ${whole}`);
    return String.fromCodePoint(code);
  });
  const [refused] = decoded.match(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u) ?? [];
  if (refused !== undefined) throw wrong(`the character U+${refused.codePointAt(0)?.toString(16).padStart(4, "0")}`);
  return decoded;
}

function wrong(reason: string): Problem {
  return new Problem("Exports_NotXml", { reason });
}
