import type { CreditRecord, RecordOf } from "../server/credits/credit-records.ts";
import { type AchievementFact, achievements, qualifications } from "./achievements.ts";
import { DAY, dateOf, HISTORY_WEEKS, termOf, WEEK, workingTime } from "./calendar.ts";
import { type MemberKey, memberNumber, memberOf } from "./members.ts";
import { integerBetween, pickFrom, pickWeighted, type Random, streamOf, uuidFrom } from "./random.ts";
import type { StudentFact } from "./students.ts";

export type OtherBatch = {
  readonly issuer: MemberKey;
  readonly issuedAt: number;
  readonly records: readonly CreditRecord[];
};

/** How long an old qualification is still valid. */
const WEEKS_LEFT = 10;

type Kept = RecordOf<"qualification">;

const methods = [
  "有限元分析",
  "机器学习",
  "遥感影像",
  "分子动力学模拟",
  "问卷调查",
  "对照实验",
  "博弈模型",
  "时间序列",
];
const subjects = [
  "湿地水质",
  "新能源电池",
  "高校学分互认",
  "冷冻电镜图像",
  "港口物流",
  "小麦育种",
  "桥梁振动",
  "药物递送",
];
const teachers = ["顾明远", "苏文谦", "钟立群", "郑秋实", "韩若谷", "梁思齐", "萧景云", "田野"];
const awards = ["一等奖", "二等奖", "二等奖", "三等奖", "三等奖", "优胜奖"];

/** The batches of all kinds but courses, in the order of {@link achievements}. */
export function otherBatchesOf(seed: number, anchor: number, students: readonly StudentFact[]): readonly OtherBatch[] {
  const clerk = new Clerk(streamOf(seed, "other kinds"), students);
  return achievements.map((fact) => clerk.batch(fact, anchor));
}

class Clerk {
  readonly #random: Random;
  readonly #students: readonly StudentFact[];
  /** Qualifications by their code, as long as nobody renewed them. */
  readonly #renewable = new Map<string, Kept[]>();

  constructor(random: Random, students: readonly StudentFact[]) {
    this.#random = random;
    this.#students = students;
  }

  batch(fact: AchievementFact, anchor: number): OtherBatch {
    const issuedAt = workingTime(this.#random, anchor + (fact.week - HISTORY_WEEKS) * WEEK, 4);
    const completedAt = issuedAt - integerBetween(this.#random, 4, 12) * DAY;
    const records =
      fact.renews === undefined
        ? this.#choose(fact).map((student, place) => this.#record(fact, student, completedAt, place))
        : this.#renewals(fact, fact.renews, dateOf(completedAt));
    return { issuer: fact.issuer, issuedAt, records };
  }

  /** Mostly the issuer's own students, each once. */
  #choose({ issuer, count }: AchievementFact): StudentFact[] {
    const chosen = new Set<StudentFact>();
    while (chosen.size < count) {
      chosen.add(pickWeighted(this.#random, this.#students, ({ home }) => (home === issuer ? 40 : 1)));
    }
    return [...chosen];
  }

  #every(fact: AchievementFact, student: CreditRecord["student"], completedOn: string) {
    const { code, titleZh, titleEn, field, level } = fact;
    return {
      recordId: uuidFrom(this.#random),
      issuer: memberNumber(fact.issuer),
      student,
      achievement: { code, titleZh, titleEn, field, ...(level > 0 && { level }) },
      credits: fact.credits,
      creditScheme: "local" as const,
      completedOn,
    };
  }

  #record(fact: AchievementFact, { number, nameZh }: StudentFact, completedAt: number, place: number): CreditRecord {
    const random = this.#random;
    const completedOn = dateOf(completedAt);
    const every = this.#every(fact, { number, name: nameZh }, completedOn);
    const hours = fact.hours ?? 16;
    switch (fact.kind) {
      case "thesis": {
        const value = pickFrom(random, ["excellent", "good", "good", "fair"] as const);
        const grade = { scale: "five-level", value } as const;
        const thesisTitle = `基于${pickFrom(random, methods)}的${pickFrom(random, subjects)}研究`;
        const supervisors = [{ name: pickFrom(random, teachers) }, ...this.#outsideSupervisor()];
        return { ...every, kind: fact.kind, grade, term: termOf(completedOn), thesisTitle, supervisors };
      }
      case "internship": {
        const host = memberOf(fact.host ?? "gushang");
        return {
          ...every,
          kind: fact.kind,
          grade: { scale: "pass-fail", value: "pass" },
          startedOn: dateOf(completedAt - Math.ceil(hours / 40) * WEEK),
          engagementHours: hours,
          host: { name: host.nameZh, member: memberNumber(host.key) },
        };
      }
      case "competition": {
        const size = integerBetween(random, 3, 5);
        const team = { place: integerBetween(random, 1, size), size };
        return { ...every, kind: fact.kind, organiser: "三地高教协同办公室", award: pickFrom(random, awards), team };
      }
      case "training":
        return { ...every, kind: fact.kind, grade: { scale: "pass-fail", value: "pass" }, engagementHours: hours };
      case "teaching": {
        const role = hours > 40 ? "实习教师" : "助教";
        return { ...every, kind: fact.kind, term: termOf(completedOn), engagementHours: hours, role };
      }
      case "qualification":
        return this.#registered(fact, every.student, completedAt, place % 3 === 0);
    }
  }

  /** One in four thesis is supervised by somebody of the institute as well. */
  #outsideSupervisor() {
    if (this.#random() >= 0.25) return [];
    return [{ name: pickFrom(this.#random, teachers), member: memberNumber("yanling") }];
  }

  /** A third was acquired years ago and soon expires: students who came with a qualification have it registered. */
  #registered(fact: AchievementFact, student: CreditRecord["student"], completedAt: number, isOld: boolean): Kept {
    const acquiredOn = isOld
      ? monthsLater(dateOf(completedAt + WEEKS_LEFT * WEEK), -validMonths(fact.code))
      : dateOf(completedAt);
    const record = this.#qualification(fact, student, acquiredOn);
    if (isOld) this.#renewable.set(fact.code, [...(this.#renewable.get(fact.code) ?? []), record]);
    return record;
  }

  #qualification(fact: AchievementFact, student: CreditRecord["student"], acquiredOn: string): Kept {
    return {
      ...this.#every(fact, student, acquiredOn),
      kind: "qualification",
      licenseNumber: `${fact.code}-${acquiredOn.slice(0, 4)}-${integerBetween(this.#random, 100_000, 999_999)}`,
      validUntil: monthsLater(acquiredOn, validMonths(fact.code)),
    };
  }

  /** Renewals of what expires, whoever issued it. */
  #renewals(fact: AchievementFact, code: string, acquiredOn: string): Kept[] {
    const expiring = this.#renewable.get(code)?.slice(0, fact.count) ?? [];
    return expiring.map((old) => ({
      ...this.#qualification(fact, old.student, acquiredOn),
      renews: old.recordId,
    }));
  }
}

function validMonths(code: string): number {
  const type = qualifications.find((candidate) => candidate.code === code);
  if (!type) throw new Error(`The demo has no qualification ${code}`);
  return type.validMonths;
}

/** The same day of a month later on, or its 28th. */
function monthsLater(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const date = String(Math.min(28, Number(day.slice(8, 10)))).padStart(2, "0");
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-${date}`;
}
