/** What is said of the rows of an ELMO file from outside. */
import type { Words } from "../../server/problem.ts";

export const sealNotChecked: Words = {
  "zh-CN": "文件带有 XML 签章，此处没有核验；请向出具学校核实。",
  en: "The file has an XML seal, which is not checked here; ask the institution where in doubt.",
};
export const notPassed: Words = { "zh-CN": "该课程没有通过。", en: "It was not passed." };
export const codeAbsent: Words = { "zh-CN": "没有课程代码，请补填。", en: "There is no code; give it one." };
export const titleLanguage: Words = {
  "zh-CN": "名称没有中英文两种文字，已用另一种代替；请翻译。",
  en: "It is not titled in both Chinese and English; one title stands for both. Translate it.",
};
export const fieldUnknown: Words = {
  "zh-CN": "学科代码不是 ISCED-F 2013 的四位代码，已略去。",
  en: "The field is no four-digit code of ISCED-F 2013 and was left out.",
};
export const creditsAbsent: Words = { "zh-CN": "没有学分，请补填。", en: "There are no credits; enter them." };
export const otherCredits: Words = {
  "zh-CN": "学分不是 ECTS，按对方学校的学分读入，没有换算。",
  en: "The credits are not ECTS; they were read as they are, unconverted.",
};
export const gradeAbsent: Words = { "zh-CN": "没有成绩，请补填。", en: "There is no grade; enter it." };
export const passedOnly: Words = {
  "zh-CN": "只写明“通过”，没有成绩，按两级制读入。",
  en: "It says passed and no grade; read as pass-fail.",
};
export const takenForLetter: Words = {
  "zh-CN": "成绩读作等级制（A+ 至 F）；请核对对方的成绩制。",
  en: "The grade was read as a letter from A+ to F; check the institution's scale.",
};
export const gradeUnknown: Words = {
  "zh-CN": "成绩属于其他成绩制，须按互认规则换算后填写。",
  en: "The grade is of another scale; convert it by the rules of recognition and enter it.",
};
export const termAbsent: Words = { "zh-CN": "没有学期，请补填。", en: "There is no term; enter it." };
export const termByMonth: Words = {
  "zh-CN": "学期按开始月份推定，请核对。",
  en: "The term was told by the month in which it began; check it.",
};
export const dateAbsent: Words = { "zh-CN": "没有完成日期，请补填。", en: "There is no date of completion; enter it." };
export const endOfTerm: Words = {
  "zh-CN": "没有完成日期，以学期末代替。",
  en: "There is no date of completion; the end of the term stands for it.",
};
export const partOfAnHour: Words = {
  "zh-CN": "学时不是整数，已略去。",
  en: "The hours are not whole and were left out.",
};
export const alreadyIssued: Words = {
  "zh-CN": "这条成绩已在账本上，不再导入。",
  en: "It is on the ledger already and is not imported again.",
};
