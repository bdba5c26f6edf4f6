/** Facts of the demo alliance. Everything here is fictional. */

/** The demo alliance itself. */
export const alliance = {
  nameZh: "京津冀高校联盟",
  nameEn: "Jing-Jin-Ji University Alliance",
  chainId: 7364101,
} as const;

export type MemberKind = "university" | "institute" | "enterprise" | "government";

/** GB/T 2260 code: 11 Beijing, 12 Tianjin, 13 Hebei. */
export type Province = 11 | 12 | 13;

type MemberShape = {
  readonly key: string;
  readonly kind: MemberKind;
  readonly province: Province;
  readonly nameZh: string;
  readonly nameEn: string;
};

/** In the order in which they were admitted. */
const facts = [
  { key: "jinghua", kind: "university", province: 11, nameZh: "京华大学", nameEn: "Jinghua University" },
  { key: "beichen", kind: "university", province: 11, nameZh: "北辰理工大学", nameEn: "Beichen Inst. of Technology" },
  { key: "tonghui", kind: "university", province: 11, nameZh: "通惠医科大学", nameEn: "Tonghui Medical University" },
  { key: "haijin", kind: "university", province: 12, nameZh: "海津大学", nameEn: "Haijin University" },
  { key: "jinmen", kind: "university", province: 12, nameZh: "津门师范大学", nameEn: "Jinmen Normal University" },
  { key: "jingu", kind: "university", province: 12, nameZh: "津沽职业技术大学", nameEn: "Jingu Polytechnic" },
  { key: "jizhong", kind: "university", province: 13, nameZh: "冀中大学", nameEn: "Jizhong University" },
  { key: "hutuo", kind: "university", province: 13, nameZh: "滹沱农业大学", nameEn: "Hutuo Agricultural University" },
  { key: "bashang", kind: "university", province: 13, nameZh: "坝上师范学院", nameEn: "Bashang Normal College" },
  { key: "dianbo", kind: "university", province: 13, nameZh: "淀泊生态学院", nameEn: "Dianbo College of Ecology" },
  {
    key: "yanling",
    kind: "institute",
    province: 13,
    nameZh: "燕岭先进材料研究院",
    nameEn: "Yanling Institute of Advanced Materials",
  },
  {
    key: "gushang",
    kind: "enterprise",
    province: 12,
    nameZh: "沽上云仪科技有限公司",
    nameEn: "Gushang Instruments Co.",
  },
  {
    key: "coordination",
    kind: "government",
    province: 11,
    nameZh: "三地高教协同办公室",
    nameEn: "Three-Province Higher Education Coordination Office",
  },
] as const satisfies readonly MemberShape[];

export type MemberKey = (typeof facts)[number]["key"];

export type MemberFact = MemberShape & { readonly key: MemberKey };

export const members: readonly MemberFact[] = facts;

/** A member by its key. */
export function memberOf(key: MemberKey): MemberFact {
  const member = members.find((candidate) => candidate.key === key);
  if (!member) throw new Error(`The demo has no member ${key}`);
  return member;
}

/** Whether a member has a seat in the council: the universities do, the others are associates. */
export function isFull({ kind }: MemberFact): boolean {
  return kind === "university";
}

/** The number under which a member stands on the ledger: members are admitted in the order of their list, from 1 on. */
export function memberNumber(key: MemberKey): number {
  return members.findIndex((member) => member.key === key) + 1;
}
