import type { MemberKey } from "./members.ts";

export type CourseLevel = "associate" | "bachelor" | "master";

export type GradeScale = "percentage" | "five-level" | "pass-fail";

export type CourseFact = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Decimal string in halves, from 0.5 to 6. */
  readonly credits: string;
  /** ISCED-F 2013 detailed field. */
  readonly field: string;
  readonly level: CourseLevel;
  /** How the course is graded. */
  readonly scale: GradeScale;
  /** The university that teaches it. */
  readonly owner: MemberKey;
};

type Row = readonly [
  code: string,
  nameZh: string,
  nameEn: string,
  credits: string,
  field: string,
  level?: CourseLevel,
  scale?: GradeScale,
];

/** Six courses of each university; bachelor level and percentages unless a row says otherwise. */
const catalogue: Readonly<Partial<Record<MemberKey, readonly Row[]>>> = {
  jinghua: [
    ["JH-CS341", "机器学习", "Machine Learning", "3", "0619"],
    ["JH-MA201", "概率论与数理统计", "Probability and Statistics", "4", "0542"],
    ["JH-PH310", "量子力学", "Quantum Mechanics", "4", "0533"],
    ["JH-EC120", "微观经济学", "Microeconomics", "3", "0311"],
    ["JH-PH560", "冷冻电镜三维重构", "Cryo-EM Reconstruction", "2", "0533", "master"],
    ["JH-PL105", "逻辑学导论", "Introduction to Logic", "2", "0223"],
  ],
  beichen: [
    ["BC-CS202", "数据结构", "Data Structures", "4", "0613"],
    ["BC-ME215", "理论力学", "Theoretical Mechanics", "4", "0715"],
    ["BC-AU330", "自动控制原理", "Automatic Control Theory", "3.5", "0714"],
    ["BC-MS301", "材料科学基础", "Fundamentals of Materials Science", "3.5", "0722"],
    ["BC-ME540", "有限元分析", "Finite Element Analysis", "2.5", "0715", "master"],
    ["BC-EE190", "电子工艺实习", "Electronics Workshop", "1", "0714", "bachelor", "five-level"],
  ],
  tonghui: [
    ["TH-MD201", "人体解剖学", "Human Anatomy", "5", "0912"],
    ["TH-PT305", "病理学", "Pathology", "4.5", "0912"],
    ["TH-PM310", "药理学", "Pharmacology", "4", "0916"],
    ["TH-PH220", "公共卫生概论", "Introduction to Public Health", "2", "0988"],
    ["TH-NU110", "急救技能", "First Aid Skills", "0.5", "0913", "bachelor", "pass-fail"],
    ["TH-BS530", "医学统计方法", "Statistical Methods in Medicine", "3", "0542", "master"],
  ],
  haijin: [
    ["HJ-CH230", "有机化学", "Organic Chemistry", "3", "0531"],
    ["HJ-CH232", "有机化学实验", "Organic Chemistry Laboratory", "1.5", "0531", "bachelor", "five-level"],
    ["HJ-CE310", "化工原理", "Principles of Chemical Engineering", "4", "0711"],
    ["HJ-OC205", "海洋学导论", "Introduction to Oceanography", "2", "0532"],
    ["HJ-NA320", "船舶流体力学", "Ship Hydrodynamics", "3", "0716"],
    ["HJ-LG240", "港口物流", "Port Logistics", "2.5", "1041"],
  ],
  jinmen: [
    ["JM-ED201", "教育心理学", "Educational Psychology", "2", "0111"],
    ["JM-PS310", "认知心理学", "Cognitive Psychology", "3", "0313"],
    ["JM-LI115", "古代汉语", "Classical Chinese", "3", "0232"],
    ["JM-HI220", "中国近现代史", "Modern Chinese History", "3", "0222"],
    ["JM-ED290", "教育见习", "School Observation", "1", "0114", "bachelor", "pass-fail"],
    ["JM-PS520", "脑电数据分析", "EEG Data Analysis", "2", "0313", "master"],
  ],
  jingu: [
    ["JG-EL101", "电工实训", "Electrician's Practice", "2", "0713", "associate", "five-level"],
    ["JG-MC120", "数控加工实训", "CNC Machining Practice", "3", "0715", "associate", "five-level"],
    ["JG-RB210", "工业机器人编程", "Industrial Robot Programming", "3", "0714", "associate"],
    ["JG-FM205", "应用空气动力学", "Applied Aerodynamics", "3", "0715"],
    ["JG-NV130", "新能源汽车技术", "New Energy Vehicles", "3.5", "0716", "associate"],
    ["JG-SF100", "安全生产教育", "Occupational Safety", "0.5", "1022", "associate", "pass-fail"],
  ],
  jizhong: [
    ["JZ-CS310", "操作系统", "Operating Systems", "4", "0613"],
    ["JZ-CS360", "并行计算", "Parallel Computing", "3", "0613"],
    ["JZ-EV305", "环境化学", "Environmental Chemistry", "3", "0521"],
    ["JZ-LW210", "环境与资源保护法", "Environmental Law", "2", "0421"],
    ["JZ-MA110", "线性代数", "Linear Algebra", "3.5", "0541"],
    ["JZ-EN150", "学术英语写作", "Academic Writing in English", "2", "0231"],
  ],
  hutuo: [
    ["HT-SO220", "土壤与植物营养", "Soil and Plant Nutrition", "3", "0811"],
    ["HT-CR310", "作物栽培学", "Crop Cultivation", "3.5", "0811"],
    ["HT-GE305", "遗传学", "Genetics", "3", "0511"],
    ["HT-VT210", "动物医学基础", "Basics of Veterinary Medicine", "3", "0841"],
    ["HT-FD330", "食品安全检测", "Food Safety Testing", "2.5", "0721"],
    ["HT-FW190", "农事实践", "Farm Practice", "1", "0811", "bachelor", "five-level"],
  ],
  bashang: [
    ["BS-TE205", "课程与教学论", "Curriculum and Instruction", "2", "0114"],
    ["BS-PE140", "冰雪运动", "Winter Sports", "1", "1014", "bachelor", "five-level"],
    ["BS-MU130", "民族音乐鉴赏", "Appreciation of Folk Music", "2", "0215"],
    ["BS-TS220", "草原生态旅游", "Grassland Ecotourism", "2", "1015"],
    ["BS-AS150", "天文观测", "Astronomical Observation", "1.5", "0533"],
    ["BS-CE210", "学前儿童发展", "Early Childhood Development", "3", "0112"],
  ],
  dianbo: [
    ["DB-WE210", "湿地生态学", "Wetland Ecology", "2", "0522"],
    ["DB-WQ230", "水质监测技术", "Water Quality Monitoring", "2.5", "0712"],
    ["DB-OR115", "鸟类学野外实习", "Field Ornithology", "1", "0522", "bachelor", "five-level"],
    ["DB-GI240", "生态遥感", "Remote Sensing for Ecology", "3", "0532"],
    ["DB-RE310", "生态修复工程", "Ecological Restoration", "3", "0712"],
    ["DB-AQ205", "水生生物学", "Hydrobiology", "3", "0511"],
  ],
};

function isOwner(key: string): key is MemberKey {
  return key in catalogue;
}

export const courses: readonly CourseFact[] = Object.entries(catalogue).flatMap(([owner, rows]) =>
  isOwner(owner)
    ? rows.map(([code, nameZh, nameEn, credits, field, level = "bachelor", scale = "percentage"]) => ({
        code,
        nameZh,
        nameEn,
        credits,
        field,
        level,
        scale,
        owner,
      }))
    : [],
);

/** The courses that a university teaches. */
export function coursesOf(owner: MemberKey): readonly CourseFact[] {
  return courses.filter((course) => course.owner === owner);
}
