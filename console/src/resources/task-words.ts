import { defineWords } from "../shell/speech.ts";

export const taskWords = defineWords("resources-tasks", {
  "zh-CN": {
    tasksSubtitle: "等您处理的预约",
    tasksForNobody: "这里列出仪器管理员要审批和登记的预约、科研人员要确认的用时。您目前没有这两种职务。",
    toApprove: "待审批",
    toApproveText: "其他单位申请使用本单位设备。",
    toMeter: "待登记用时",
    toMeterText: "已开始或已结束的使用，以及使用方有异议的用时。",
    toDeem: "逾期未确认",
    toDeemText: "使用方没有在期限内答复，可以视为确认并计费。",
    toConfirm: "待确认用时",
    toConfirmText: "确认后即计费；有异议请提出，由对方重新登记。",
    coming: "即将使用",
    comingText: "本单位今后的预约；开始之前可以取消。",
    nothingToDo: "没有待处理的事项。",
  },
  en: {
    tasksSubtitle: "Bookings that wait for you",
    tasksForNobody:
      "Here stand the bookings that a lab steward approves and meters, and the use that a researcher confirms. You hold neither office at present.",
    toApprove: "To approve",
    toApproveText: "Others ask to use your equipment.",
    toMeter: "Use to record",
    toMeterText: "Use that has begun or ended, and use that was contested.",
    toDeem: "Unanswered in time",
    toDeemText: "The user did not answer by the deadline; the use can be charged as deemed confirmed.",
    toConfirm: "Use to confirm",
    toConfirmText: "Confirming posts the charge. Contest what is wrong, and the owner records it again.",
    coming: "Coming up",
    comingText: "Your bookings to come. They can be cancelled before they begin.",
    nothingToDo: "Nothing waits.",
  },
});
