/** What the page that verifies says, in both languages. */
import { headlines as english, words as englishWords } from "../../console/src/verify/words-en.ts";
import { headlines as chinese, words as chineseWords } from "../../console/src/verify/words-zh.ts";

export const headlines = { "zh-CN": chinese, en: english };
export const verifyWords = { "zh-CN": chineseWords, en: englishWords };
