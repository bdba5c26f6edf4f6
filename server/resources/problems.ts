/** What is said of the errors of resources and bookings. */
import type { ContractErrorName } from "viem";
import type { Catalogue } from "../problem.ts";
import type { bookingsAbi } from "./abi.ts";
import { bookingProblems } from "./booking-problems.ts";

export const resourcesProblems = {
  Resources_UnknownResource: {
    status: 404,
    title: { "zh-CN": "没有这台设备", en: "Unknown resource" },
    detail: { "zh-CN": "共享目录中没有编号为 {resource} 的设备。", en: "The catalogue has no resource {resource}." },
    advice: { "zh-CN": "请在设备目录中核对编号。", en: "Look the number up in the catalogue." },
  },
  Resources_NotOpen: {
    status: 409,
    title: { "zh-CN": "设备暂停共享", en: "Resource is withdrawn" },
    detail: { "zh-CN": "设备 {resource} 已停止接受新的预约。", en: "Resource {resource} takes no new bookings." },
    advice: {
      "zh-CN": "请选择同类的其他设备，或联系设备管理员。",
      en: "Choose another of its kind, or ask its steward.",
    },
  },
  Resources_UnknownRate: {
    status: 404,
    title: { "zh-CN": "没有这一版收费标准", en: "Unknown rate version" },
    detail: {
      "zh-CN": "设备 {resource} 没有第 {version} 版收费标准。",
      en: "Resource {resource} has no rate version {version}.",
    },
    advice: { "zh-CN": "请在设备的收费标准中核对。", en: "Look it up among the resource's rates." },
  },
  Resources_BadRules: {
    status: 422,
    title: { "zh-CN": "预约规则不成立", en: "Rules do not hold together" },
    detail: {
      "zh-CN": "开放时间、最短或最长时长、提前天数相互矛盾或超出范围。",
      en: "Opening hours, shortest or longest booking or horizon contradict each other or are out of range.",
    },
    advice: {
      "zh-CN": "请检查：关闭时间晚于开放时间，最长不小于最短，至少开放一天。",
      en: "Check that it closes after it opens, that the longest is no shorter than the shortest, and that one day is open.",
    },
  },
  Resources_Incomplete: {
    status: 422,
    title: { "zh-CN": "设备信息不完整", en: "Resource is incomplete" },
    detail: {
      "zh-CN": "缺少中文名称、英文名称或类别。",
      en: "The name in Chinese or English or the category is missing.",
    },
    advice: { "zh-CN": "请补全后重新提交。", en: "Fill in what is missing and submit again." },
  },
  ...bookingProblems,
} satisfies Catalogue<ContractErrorName<typeof bookingsAbi>>;
