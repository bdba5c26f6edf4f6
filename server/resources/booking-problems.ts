/** What is said of the errors of bookings. */
import { clockTime, oneOf, presenting, type Showing } from "../present.ts";
import type { Catalogue, Present } from "../problem.ts";
import { secondsPerSlot } from "./records.ts";
import { bookingStatusWords } from "./words.ts";

const slotTime: Showing = (slot) => clockTime(Number(slot) * secondsPerSlot);
const hours: Showing = (slots) => String(Number(slots) / 4);
const status = oneOf(bookingStatusWords);

/** Shows a range of slots as its first and its last moment. */
const range: Present = ({ start = 0, length = 0, ...others }) => ({
  ...others,
  start: clockTime(Number(start) * secondsPerSlot),
  end: clockTime((Number(start) + Number(length)) * secondsPerSlot),
});

export const bookingProblems = {
  Bookings_SlotTaken: {
    status: 409,
    title: { "zh-CN": "时段已被占用", en: "Slot taken" },
    detail: {
      "zh-CN": "设备 {resource} 自 {slot} 起已被预约或停用。",
      en: "Resource {resource} is booked or out of service from {slot}.",
    },
    advice: { "zh-CN": "请在周视图中另选空闲时段。", en: "Choose a free time on the week board." },
    present: presenting({ slot: slotTime }),
  },
  Bookings_RateChanged: {
    status: 409,
    title: { "zh-CN": "收费标准已变更", en: "The price has changed" },
    detail: {
      "zh-CN": "您看到的是设备 {resource} 的第 {seen} 版收费标准，现行的是第 {current} 版；没有预约。",
      en: "You saw rate version {seen} of resource {resource}; version {current} is in force now. Nothing was booked.",
    },
    advice: {
      "zh-CN": "请重新查看价格，同意后再预约。",
      en: "Look at the price again, and book if you agree to it.",
    },
  },
  Bookings_AgreementMissing: {
    status: 409,
    title: { "zh-CN": "没有资源共享协议", en: "No agreement to share resources" },
    detail: {
      "zh-CN": "成员 {user} 与成员 {owner} 之间没有生效的资源共享协议，不能相互预约。",
      en: "No agreement in force on the sharing of resources binds member {user} and member {owner}.",
    },
    advice: {
      "zh-CN": "请双方的成员管理员先订立资源共享协议；已订立的，请指明其编号。",
      en: "Have the administrators of both sign one first, or name the one they signed.",
    },
  },
  Bookings_AgreementNotNeeded: {
    status: 422,
    title: { "zh-CN": "预约本单位设备不需要协议", en: "No agreement needed" },
    detail: {
      "zh-CN": "设备 {resource} 属于预约方自己，不依协议 {agreement} 预约。",
      en: "Resource {resource} is the member's own; it is not booked under agreement {agreement}.",
    },
    advice: { "zh-CN": "请不填协议编号。", en: "Leave the agreement out." },
  },
  Bookings_Empty: {
    status: 422,
    title: { "zh-CN": "预约时长为零", en: "Empty booking" },
    detail: { "zh-CN": "预约至少要有一刻钟。", en: "A booking has at least a quarter of an hour." },
    advice: { "zh-CN": "请选择结束晚于开始的时间。", en: "Choose an end after the start." },
  },
  Bookings_InThePast: {
    status: 422,
    title: { "zh-CN": "开始时间已过", en: "Start is in the past" },
    detail: {
      "zh-CN": "开始时间 {start} 已过，最早可从 {earliest} 开始。",
      en: "{start} has passed; it can begin at {earliest} at the earliest.",
    },
    advice: { "zh-CN": "请选择稍后的时间。", en: "Choose a later time." },
    present: presenting({ start: slotTime, earliest: slotTime }),
  },
  Bookings_BeyondHorizon: {
    status: 422,
    title: { "zh-CN": "超出可预约日期", en: "Beyond the horizon" },
    detail: {
      "zh-CN": "开始时间 {start} 太远，目前最晚可预约到 {latest}。",
      en: "{start} is too far ahead; for now it can begin at {latest} at the latest.",
    },
    advice: { "zh-CN": "请选择较近的日期，或日后再预约。", en: "Choose an earlier date, or book later." },
    present: presenting({ start: slotTime, latest: slotTime }),
  },
  Bookings_LengthOutOfRange: {
    status: 422,
    title: { "zh-CN": "时长不符合规则", en: "Length out of range" },
    detail: {
      "zh-CN": "预约 {length} 小时，而规则要求 {shortest} 至 {longest} 小时。",
      en: "It lasts {length} h; the rules allow {shortest} to {longest} h.",
    },
    advice: { "zh-CN": "请调整结束时间。", en: "Change the end." },
    present: presenting({ length: hours, shortest: hours, longest: hours }),
  },
  Bookings_OutsideOpeningHours: {
    status: 422,
    title: { "zh-CN": "不在开放时间内", en: "Outside the opening hours" },
    detail: {
      "zh-CN": "{start} 至 {end} 不在设备 {resource} 的开放时间内。",
      en: "{start} to {end} is not within the opening hours of resource {resource}.",
    },
    advice: { "zh-CN": "请按设备的开放时间选择。", en: "Choose a time within its opening hours." },
    present: range,
  },
  Bookings_UnknownBooking: {
    status: 404,
    title: { "zh-CN": "没有这个预约", en: "Unknown booking" },
    detail: {
      "zh-CN": "设备 {resource} 没有编号为 {number} 的预约。",
      en: "Resource {resource} has no booking {number}.",
    },
    advice: { "zh-CN": "请在预约列表中核对。", en: "Look it up in the list of bookings." },
  },
  Bookings_UnknownOutage: {
    status: 404,
    title: { "zh-CN": "没有这次停机", en: "Unknown outage" },
    detail: {
      "zh-CN": "设备 {resource} 没有编号为 {number} 的停机安排，或已解除。",
      en: "Resource {resource} has no outage {number}, or it was lifted.",
    },
    advice: { "zh-CN": "请在周视图中核对。", en: "Look it up on the week board." },
  },
  Bookings_StatusForbids: {
    status: 409,
    title: { "zh-CN": "预约状态不允许这一步", en: "Booking's status does not allow this" },
    detail: {
      "zh-CN": "设备 {resource} 的预约 {number} 目前为“{status}”，不能进行这一步。",
      en: "Booking {number} of resource {resource} is {status}; this step is not possible.",
    },
    advice: { "zh-CN": "请查看预约的最新状态。", en: "Look at where the booking stands now." },
    present: presenting({ status }),
  },
  Bookings_AlreadyBegun: {
    status: 409,
    title: { "zh-CN": "预约已经开始", en: "Booking has begun" },
    detail: {
      "zh-CN": "设备 {resource} 的预约 {number} 已于 {start} 开始，不能再取消。",
      en: "Booking {number} of resource {resource} began at {start}; it can no longer be cancelled.",
    },
    advice: {
      "zh-CN": "由设备管理员如实登记用时；没有使用就登记 0 分钟。",
      en: "The steward meters what was really used; 0 minutes where nothing was.",
    },
    present: presenting({ start: slotTime }),
  },
  Bookings_AlreadyOver: {
    status: 409,
    title: { "zh-CN": "预约时间已过", en: "The booked time is over" },
    detail: {
      "zh-CN": "设备 {resource} 的预约 {number} 已于 {end} 结束，不能再批准。",
      en: "The time of booking {number} of resource {resource} ended at {end}; it can no longer be approved.",
    },
    advice: { "zh-CN": "请拒绝该申请，或由申请方撤回。", en: "Decline the request, or let its user withdraw it." },
    present: presenting({ end: slotTime }),
  },
  Bookings_NotYetBegun: {
    status: 409,
    title: { "zh-CN": "预约尚未开始", en: "Booking has not begun" },
    detail: {
      "zh-CN": "设备 {resource} 的预约 {number} 将于 {start} 开始，还不能登记用时。",
      en: "Booking {number} of resource {resource} begins at {start}; it cannot be metered yet.",
    },
    advice: { "zh-CN": "请在开始之后登记用时；不再需要时可取消预约。", en: "Meter it after its start, or cancel it." },
    present: presenting({ start: slotTime }),
  },
  Bookings_MoreThanBooked: {
    status: 422,
    title: { "zh-CN": "用时超过预约", en: "More than booked" },
    detail: {
      "zh-CN": "登记用时 {usedMinutes} 分钟，而预约只有 {bookedMinutes} 分钟。",
      en: "{usedMinutes} minutes were given; {bookedMinutes} were booked.",
    },
    advice: { "zh-CN": "请按不超过预约的时长登记。", en: "Give at most the minutes booked." },
  },
  Bookings_AlreadyContested: {
    status: 409,
    title: { "zh-CN": "用时已提出过异议", en: "Contested before" },
    detail: {
      "zh-CN": "设备 {resource} 的预约 {number}：用时已提出过异议并重新登记，不能再次提出。",
      en: "The usage of booking {number} of resource {resource} was contested and metered again; that is possible once.",
    },
    advice: {
      "zh-CN": "费用入账后，可由财务处对该笔明细提出异议。",
      en: "Once it is charged, your bursar can dispute the line.",
    },
  },
  Bookings_AnswerTooLate: {
    status: 409,
    title: { "zh-CN": "确认期已过", en: "Too late to contest" },
    detail: {
      "zh-CN": "设备 {resource} 的预约 {number}：对用时提出异议的期限已于 {deemedAt} 届满。",
      en: "The usage of booking {number} of resource {resource} could be contested until {deemedAt}.",
    },
    advice: {
      "zh-CN": "用时已视为确认；费用入账后，可由财务处对该笔明细提出异议。",
      en: "It counts as confirmed; once it is charged, your bursar can dispute the line.",
    },
    present: presenting({ deemedAt: clockTime }),
  },
  Bookings_NotYetDeemed: {
    status: 409,
    title: { "zh-CN": "仍在确认期内", en: "Still time to answer" },
    detail: {
      "zh-CN": "设备 {resource} 的预约 {number}：使用方可在 {deemedAt} 之前确认或提出异议。",
      en: "Booking {number} of resource {resource}: its user has until {deemedAt} to confirm or contest.",
    },
    advice: { "zh-CN": "请等待使用方答复，或期满后再办理。", en: "Wait for the answer, or come back after that time." },
    present: presenting({ deemedAt: clockTime }),
  },
} satisfies Catalogue;
