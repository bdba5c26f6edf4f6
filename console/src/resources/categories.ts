/** Kinds of instrument. The code stands on the ledger; a code that is not known here is shown as it is. */
import type { Language, Words } from "../../../server/problem.ts";

const words: Readonly<Record<string, Words>> = {
  "electron-microscope": { "zh-CN": "电子显微镜", en: "Electron microscopes" },
  "light-microscope": { "zh-CN": "光学显微镜", en: "Light microscopes" },
  "probe-microscope": { "zh-CN": "探针显微镜", en: "Probe microscopes" },
  "magnetic-resonance": { "zh-CN": "磁共振", en: "Magnetic resonance" },
  "mass-spectrometer": { "zh-CN": "质谱仪", en: "Mass spectrometers" },
  chromatography: { "zh-CN": "色谱仪", en: "Chromatography" },
  spectrometer: { "zh-CN": "光谱仪", en: "Spectrometers" },
  "x-ray": { "zh-CN": "X 射线分析", en: "X-ray analysis" },
  "thermal-analysis": { "zh-CN": "热分析", en: "Thermal analysis" },
  "mechanical-testing": { "zh-CN": "力学试验", en: "Mechanical testing" },
  machining: { "zh-CN": "加工制造", en: "Machining" },
  "clean-room": { "zh-CN": "微纳加工", en: "Micro and nano fabrication" },
  "fluid-dynamics": { "zh-CN": "流体试验", en: "Fluid dynamics" },
  "life-science": { "zh-CN": "生命科学", en: "Life science" },
  "medical-imaging": { "zh-CN": "医学影像", en: "Medical imaging" },
  "plant-growth": { "zh-CN": "植物培养", en: "Plant growth" },
  "environmental-analysis": { "zh-CN": "环境分析", en: "Environmental analysis" },
  "human-behaviour": { "zh-CN": "人因与行为", en: "Human behaviour" },
  computing: { "zh-CN": "计算资源", en: "Computing" },
  "field-station": { "zh-CN": "野外台站", en: "Field stations" },
};

export function categoryName(category: string, language: Language): string {
  return words[category]?.[language] ?? category;
}

/** What a select offers: the known kinds and those that the catalogue already has. */
export function categoryOptions(used: readonly string[], language: Language, known = true) {
  const codes = new Set([...(known ? Object.keys(words) : []), ...used]);
  return [...codes]
    .map((value) => ({ value, label: categoryName(value, language) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
}
