import type { MemberKey } from "./members.ts";

/** Opens every keystore of the demo. It is published on purpose: the keys work on the demo chain only. */
export const demoPassphrase = "alliance-demo";

export type Office = "administrator" | "registrar" | "steward" | "researcher" | "bursar";

export type AllianceRole = "secretariat" | "coordinator" | "auditor" | "accreditor";

export type PersonFact = {
  /** Also the name of the keystore file. */
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Null: works for the alliance itself. */
  readonly member: MemberKey | null;
  readonly offices: readonly Office[];
  /** Held in the demo's present. */
  readonly allianceRoles: readonly AllianceRole[];
  /** Shown first where a visitor chooses whom to be. */
  readonly featured?: boolean;
};

type Extra = Pick<PersonFact, "allianceRoles" | "featured">;

const featured: Extra = { allianceRoles: [], featured: true };

function officer(
  member: MemberKey,
  offices: readonly [Office, ...Office[]],
  nameZh: string,
  nameEn: string,
  extra: Extra = { allianceRoles: [] },
): PersonFact {
  return { id: `${member}-${offices[0]}`, nameZh, nameEn, member, offices, ...extra };
}

function staff(
  id: string,
  allianceRoles: readonly AllianceRole[],
  nameZh: string,
  nameEn: string,
  first: boolean,
): PersonFact {
  return { id, nameZh, nameEn, member: null, offices: [], allianceRoles, featured: first };
}

/** Whose role nobody gives at the founding: the council appoints them. */
export const appointedByCouncil: readonly string[] = ["external-auditor"];

/** First those of the alliance, then member by member, each member's administrator first. */
export const people: readonly PersonFact[] = [
  staff("alliance-founder", ["secretariat"], "联盟秘书长 顾老师", "Secretary-General Gu", false),
  staff("alliance-secretariat", ["secretariat"], "联盟秘书处 苏老师", "Ms Su, Alliance Secretariat", true),
  staff("alliance-auditor", ["auditor"], "联盟审计 钟老师", "Mr Zhong, Alliance Auditor", true),
  staff("external-auditor", ["auditor"], "外部审计 高会计师", "Ms Gao, External Auditor", false),

  officer("jinghua", ["administrator"], "京华大学信息办 郑老师", "Ms Zheng, IT Office, Jinghua University"),
  officer("jinghua", ["registrar"], "京华大学教务处 林老师", "Ms Lin, Registry, Jinghua University"),
  officer("jinghua", ["steward"], "京华大学电镜中心 韩老师", "Dr Han, EM Centre, Jinghua University", featured),
  officer("jinghua", ["researcher"], "京华大学物理系 陈老师", "Dr Chen, Physics, Jinghua University"),
  officer("jinghua", ["bursar"], "京华大学财务处 徐老师", "Mr Xu, Finance Office, Jinghua University"),
  {
    id: "jinghua-representative",
    nameZh: "京华大学副校长 许老师",
    nameEn: "Vice-President Xu, Jinghua University",
    member: "jinghua",
    offices: [],
    ...featured,
  },

  officer("beichen", ["administrator", "bursar"], "北辰理工大学财务处 罗老师", "Mr Luo, Finance Office, Beichen"),
  officer("beichen", ["registrar"], "北辰理工大学教务处 梁老师", "Ms Liang, Registry, Beichen"),
  officer("beichen", ["steward"], "北辰理工大学分析测试中心 宋老师", "Mr Song, Testing Centre, Beichen"),
  officer("beichen", ["researcher"], "北辰理工大学材料学院 唐老师", "Dr Tang, Materials, Beichen"),

  officer("tonghui", ["administrator", "bursar"], "通惠医科大学财务处 孟老师", "Ms Meng, Finance Office, Tonghui"),
  officer("tonghui", ["registrar"], "通惠医科大学教务处 邓老师", "Ms Deng, Registry, Tonghui"),
  officer("tonghui", ["steward"], "通惠医科大学公共平台 冯老师", "Dr Feng, Core Facility, Tonghui"),
  officer("tonghui", ["researcher"], "通惠医科大学药学院 曹老师", "Dr Cao, Pharmacy, Tonghui"),

  officer("haijin", ["administrator"], "海津大学信息中心 彭老师", "Mr Peng, IT Centre, Haijin University"),
  officer("haijin", ["registrar"], "海津大学教务处 曾老师", "Ms Zeng, Registry, Haijin University"),
  officer("haijin", ["steward"], "海津大学测试中心 萧老师", "Dr Xiao, Testing Centre, Haijin University"),
  officer("haijin", ["researcher"], "海津大学化学学院 田老师", "Dr Tian, Chemistry, Haijin University"),
  officer("haijin", ["bursar"], "海津大学财务处 董老师", "Ms Dong, Finance Office, Haijin University", featured),

  officer("jinmen", ["administrator", "bursar"], "津门师范大学财务处 潘老师", "Mr Pan, Finance Office, Jinmen"),
  officer("jinmen", ["registrar"], "津门师范大学教务处 袁老师", "Ms Yuan, Registry, Jinmen"),
  officer("jinmen", ["steward", "researcher"], "津门师范大学心理学院 蔡老师", "Dr Cai, Psychology, Jinmen"),

  officer("jingu", ["administrator", "bursar"], "津沽职业技术大学财务处 蒋老师", "Ms Jiang, Finance Office, Jingu"),
  officer("jingu", ["registrar"], "津沽职业技术大学教务处 余老师", "Mr Yu, Registry, Jingu"),
  officer("jingu", ["steward", "researcher"], "津沽职业技术大学实训中心 贺老师", "Mr He, Training Centre, Jingu"),

  officer("jizhong", ["administrator"], "冀中大学信息办 杜老师", "Mr Du, IT Office, Jizhong University"),
  officer("jizhong", ["registrar"], "冀中大学教务处 王老师", "Ms Wang, Registry, Jizhong University", featured),
  officer("jizhong", ["steward"], "冀中大学计算中心 叶老师", "Mr Ye, Computing Centre, Jizhong University"),
  officer("jizhong", ["researcher"], "冀中大学环境学院 程老师", "Dr Cheng, Environment, Jizhong University"),
  officer("jizhong", ["bursar"], "冀中大学财务处 苗老师", "Ms Miao, Finance Office, Jizhong University"),

  officer("hutuo", ["administrator", "bursar"], "滹沱农业大学财务处 魏老师", "Mr Wei, Finance Office, Hutuo"),
  officer("hutuo", ["registrar"], "滹沱农业大学教务处 吕老师", "Ms Lü, Registry, Hutuo"),
  officer("hutuo", ["steward"], "滹沱农业大学实验中心 丁老师", "Mr Ding, Laboratory Centre, Hutuo"),
  officer("hutuo", ["researcher"], "滹沱农业大学农学院 任老师", "Dr Ren, Agronomy, Hutuo", featured),

  officer("bashang", ["administrator", "bursar"], "坝上师范学院财务处 卢老师", "Mr Lu, Finance Office, Bashang"),
  officer("bashang", ["registrar", "steward", "researcher"], "坝上师范学院教务处 姚老师", "Ms Yao, Registry, Bashang"),

  officer(
    "dianbo",
    ["administrator", "registrar", "bursar"],
    "淀泊生态学院院办 沈老师",
    "Ms Shen, College Office, Dianbo",
  ),
  officer("dianbo", ["steward", "researcher"], "淀泊生态学院湿地实验室 崔老师", "Dr Cui, Wetland Laboratory, Dianbo"),

  officer("yanling", ["administrator", "bursar"], "燕岭研究院综合处 谭老师", "Ms Tan, General Office, Yanling"),
  officer("yanling", ["steward", "researcher"], "燕岭研究院表征平台 陆老师", "Dr Lu, Characterisation, Yanling"),

  officer("gushang", ["administrator", "bursar"], "沽上云仪财务部 汪经理", "Ms Wang, Finance, Gushang"),
  officer("gushang", ["researcher"], "沽上云仪研发部 范工程师", "Mr Fan, R&D, Gushang", featured),

  officer("coordination", ["administrator", "registrar"], "高教协同办 金处长", "Director Jin, Coordination Office", {
    allianceRoles: ["coordinator", "accreditor"],
    featured: true,
  }),
];

/** The person who holds an office at a member; throws where nobody does. */
export function officerOf(member: MemberKey, office: Office): PersonFact {
  const person = people.find((candidate) => candidate.member === member && candidate.offices.includes(office));
  if (!person) throw new Error(`Nobody is ${office} of ${member} in the demo`);
  return person;
}
