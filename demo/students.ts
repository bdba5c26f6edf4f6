import { type MemberKey, members } from "./members.ts";
import { integerBetween, pickFrom, type Random, streamOf } from "./random.ts";

/** A student who does not exist. */
export type StudentFact = {
  readonly number: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly home: MemberKey;
};

const STUDENTS_A_UNIVERSITY = 60;

const surnames = [
  "王 Wang, 李 Li, 张 Zhang, 刘 Liu, 陈 Chen, 杨 Yang, 赵 Zhao, 黄 Huang, 周 Zhou, 吴 Wu, 徐 Xu, 孙 Sun, 胡 Hu",
  "朱 Zhu, 高 Gao, 林 Lin, 何 He, 郭 Guo, 马 Ma, 罗 Luo, 梁 Liang, 宋 Song, 郑 Zheng, 谢 Xie, 韩 Han, 唐 Tang",
  "冯 Feng, 于 Yu, 董 Dong, 萧 Xiao, 程 Cheng, 曹 Cao, 袁 Yuan, 邓 Deng, 许 Xu, 傅 Fu, 沈 Shen, 曾 Zeng, 彭 Peng",
  "吕 Lü, 苏 Su, 卢 Lu, 蒋 Jiang, 蔡 Cai, 贾 Jia, 丁 Ding, 魏 Wei, 薛 Xue, 叶 Ye, 阎 Yan, 余 Yu, 潘 Pan, 杜 Du",
].flatMap(splitNames);

const givenNames = [
  "雨桐 Yutong, 子涵 Zihan, 浩然 Haoran, 思远 Siyuan, 欣怡 Xinyi, 一诺 Yinuo, 俊杰 Junjie, 梓萱 Zixuan, 明轩 Mingxuan",
  "佳琪 Jiaqi, 晨曦 Chenxi, 天宇 Tianyu, 若曦 Ruoxi, 博文 Bowen, 诗涵 Shihan, 嘉豪 Jiahao, 梦瑶 Mengyao, 志远 Zhiyuan",
  "静怡 Jingyi, 泽宇 Zeyu, 语嫣 Yuyan, 文博 Wenbo, 可欣 Kexin, 鹏飞 Pengfei, 雪晴 Xueqing, 子墨 Zimo, 安琪 Anqi, 凯 Kai",
  "婷 Ting, 磊 Lei, 敏 Min, 超 Chao, 颖 Ying, 强 Qiang, 洁 Jie, 睿 Rui, 悦 Yue, 航 Hang, 岚 Lan, 桐 Tong, 骁 Xiao",
  "书瑶 Shuyao, 知行 Zhixing, 怀瑾 Huaijin, 清和 Qinghe, 景行 Jingxing, 念慈 Nianci, 云舒 Yunshu, 望舒 Wangshu",
].flatMap(splitNames);

function splitNames(line: string): { zh: string; en: string }[] {
  return line.split(", ").map((pair) => {
    const [zh = "", en = ""] = pair.split(" ");
    return { zh, en };
  });
}

function studentAt(random: Random, home: MemberKey, place: number, index: number, year: number): StudentFact {
  const surname = pickFrom(random, surnames);
  const given = pickFrom(random, givenNames);
  const entry = year - integerBetween(random, 1, 3);
  const number = `${entry}${String(place + 1).padStart(2, "0")}${String(1001 + index * 7)}`;
  return { number, nameZh: `${surname.zh}${given.zh}`, nameEn: `${surname.en} ${given.en}`, home };
}

/**
 * The same students for the same seed and year.
 * @param year Of the anchor; students began one to three years before.
 */
export function studentsOf(seed: number, year: number): readonly StudentFact[] {
  const random = streamOf(seed, "students");
  return members
    .filter((member) => member.kind === "university")
    .flatMap(({ key }, place) =>
      Array.from({ length: STUDENTS_A_UNIVERSITY }, (_, index) => studentAt(random, key, place, index, year)),
    );
}
