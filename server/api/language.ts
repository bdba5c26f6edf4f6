/** Which language a caller reads. */
import type { IncomingMessage } from "node:http";
import type { Language } from "../problem.ts";

/** The better of the two by Accept-Language (RFC 9110, section 12.5.4); English where neither is named. */
export function languageOf(request: IncomingMessage): Language {
  const header = request.headers["accept-language"] ?? "";
  const wanted = header.split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
    return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = (prefix: string) =>
    Math.max(
      0,
      ...wanted.filter(({ tag }) => tag === prefix || tag.startsWith(`${prefix}-`)).map((one) => one.quality),
    );
  return best("zh") > best("en") ? "zh-CN" : "en";
}
