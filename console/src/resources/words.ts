import { defineWords } from "../shell/speech.ts";

export const resourcesWords = defineWords("resources", {
  "zh-CN": { title: "设备预约", tabBoard: "日程", tabTasks: "我的事项", tabCatalogue: "设备目录" },
  en: { title: "Equipment", tabBoard: "Schedule", tabTasks: "My tasks", tabCatalogue: "Catalogue" },
});
