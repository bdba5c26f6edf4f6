import type { MemberKey } from "../members.ts";

/** Kinds of instrument: the slug stands on the chain, the names are for people. */
export const categories = {
  "electron-microscope": { zh: "电子显微镜", en: "Electron microscopes" },
  "light-microscope": { zh: "光学显微镜", en: "Light microscopes" },
  "probe-microscope": { zh: "探针显微镜", en: "Probe microscopes" },
  "magnetic-resonance": { zh: "磁共振", en: "Magnetic resonance" },
  "mass-spectrometer": { zh: "质谱", en: "Mass spectrometers" },
  spectrometer: { zh: "光谱", en: "Spectrometers" },
  "x-ray": { zh: "X 射线分析", en: "X-ray analysis" },
  "thermal-analysis": { zh: "热分析", en: "Thermal analysis" },
  "mechanical-testing": { zh: "力学试验", en: "Mechanical testing" },
  machining: { zh: "加工制造", en: "Machining" },
  "fluid-dynamics": { zh: "流体试验", en: "Fluid dynamics" },
  "life-science": { zh: "生命科学", en: "Life science" },
  "plant-growth": { zh: "植物培养", en: "Plant growth" },
  "environmental-analysis": { zh: "环境分析", en: "Environmental analysis" },
  "human-behaviour": { zh: "人因与行为", en: "Human behaviour" },
  computing: { zh: "计算", en: "Computing" },
} as const;

export type CategoryKey = keyof typeof categories;

/** As IResources.Rules: slots are quarters of an hour. */
export type RulesFact = {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly zoneOffset: number;
  readonly openDays: number;
  readonly shortest: number;
  readonly longest: number;
  readonly horizonDays: number;
  readonly needsApproval: boolean;
};

export type InstrumentFact = {
  readonly key: string;
  readonly owner: MemberKey;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly category: CategoryKey;
  /** Chinese and English, parted by " / ". */
  readonly location: string;
  /** Fen, a decimal string. */
  readonly purchaseValueMinor: string;
  readonly rules: RulesFact;
  /** Fen an hour, decimal strings. */
  readonly rate: { readonly own: string; readonly member: string; readonly enterprise: string };
  /** How sought-after it is; only the demo's timetable asks. */
  readonly demand: number;
};

/** Opening hours of the demo's instruments. */
const hours = {
  /** 8:00 to 20:00 on all days. */
  daily: { opensAt: 32, closesAt: 80, openDays: 0b1111111 },
  /** 8:00 to 20:00, Monday to Saturday. */
  sixDays: { opensAt: 32, closesAt: 80, openDays: 0b0111111 },
  /** 8:30 to 17:30, Monday to Friday. */
  office: { opensAt: 34, closesAt: 70, openDays: 0b0011111 },
  /** Day and night. */
  always: { opensAt: 0, closesAt: 96, openDays: 0b1111111 },
} as const;

/** What a table of instruments says of one. Money in whole yuan; lengths in hours. */
export type InstrumentRow = {
  readonly key: string;
  readonly owner: MemberKey;
  readonly name: readonly [zh: string, en: string];
  readonly category: CategoryKey;
  readonly location: readonly [zh: string, en: string];
  readonly boughtForYuan: number;
  readonly open: keyof typeof hours;
  readonly hours: readonly [shortest: number, longest: number];
  readonly horizonDays: number;
  readonly approval: boolean;
  readonly yuanPerHour: readonly [own: number, member: number, enterprise: number];
  readonly demand: number;
};

function fen(yuan: number): string {
  return String(yuan * 100);
}

/** What the ledger is told of a row. */
export function instrumentFrom(row: InstrumentRow): InstrumentFact {
  const [nameZh, nameEn] = row.name;
  const [shortest, longest] = row.hours;
  const [own, member, enterprise] = row.yuanPerHour;
  return {
    key: row.key,
    owner: row.owner,
    nameZh,
    nameEn,
    category: row.category,
    location: row.location.join(" / "),
    purchaseValueMinor: fen(row.boughtForYuan),
    rules: {
      ...hours[row.open],
      zoneOffset: 32,
      shortest: shortest * 4,
      longest: longest * 4,
      horizonDays: row.horizonDays,
      needsApproval: row.approval,
    },
    rate: { own: fen(own), member: fen(member), enterprise: fen(enterprise) },
    demand: row.demand,
  };
}
