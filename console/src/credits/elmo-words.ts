import { defineWords } from "../shell/speech.ts";

export const elmoWords = defineWords("credits-elmo", {
  "zh-CN": {
    title: "ELMO 成绩单：{{file}}",
    text: "学籍系统导出的 ELMO 成绩单会转为成绩表，再按通常的步骤检查和签发。只接受本校的成绩；他校成绩请走“认定”。",
    student: "学生在本校的学号",
    studentHint: "不填则用文件中的学号",
    ownName: "“{{institution}}”就是本校（旧名或简称）",
    read: "转为成绩表",
    another: "换一个文件",
    remarks: "转换时注意到",
    row: "第 {{row}} 行",
    leftOut: "未转入",
    saveSheet: "下载成绩表",
    sheetFile: "成绩表.csv",
    nothing: "文件中没有可以签发的成绩。",
  },
  en: {
    title: "ELMO transcript: {{file}}",
    text: "An ELMO transcript of the student system becomes a sheet, which is checked and issued like any other. Only this university's own achievements are taken; those of others are recognised.",
    student: "The student's number here",
    studentHint: "Leave it empty to use the file's",
    ownName: "“{{institution}}” is this university (a former or short name)",
    read: "Make a sheet of it",
    another: "Another file",
    remarks: "Noted on the way",
    row: "Row {{row}}",
    leftOut: "Left out",
    saveSheet: "Download the sheet",
    sheetFile: "sheet.csv",
    nothing: "The file has no achievement that can be issued.",
  },
});
