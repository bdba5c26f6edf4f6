/** Elements as the console shows them, made by a script of a few lines: the least that making them costs. */
import type { Page } from "playwright-core";

const templateId = "plain-elements";

/** Puts HTML aside in an empty page, not shown; answers how many elements it is. */
export async function preparePlain(page: Page, html: string): Promise<number> {
  return page.evaluate(
    ({ id, source }) => {
      const template = document.createElement("template");
      template.id = id;
      template.innerHTML = source;
      document.head.append(template);
      return template.content.querySelectorAll("*").length;
    },
    { id: templateId, source: html },
  );
}

/** Makes each element anew, one after the other, and shows them. */
export async function writePlain(page: Page): Promise<void> {
  await page.evaluate(async (id) => {
    const copyOf = (node: Node): Node => {
      if (!(node instanceof Element)) return document.createTextNode(node.textContent ?? "");
      const made = document.createElement(node.tagName);
      for (const { name, value } of node.attributes) made.setAttribute(name, value);
      for (const child of node.childNodes) made.append(copyOf(child));
      return made;
    };
    const template = document.querySelector<HTMLTemplateElement>(`#${id}`);
    const write = () => {
      for (const node of template?.content.childNodes ?? []) document.body.append(copyOf(node));
    };
    // What the browser is told from outside does not count as script; what a timer calls does.
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        write();
        resolve();
      });
    });
  }, templateId);
}
