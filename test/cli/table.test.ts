import { expect } from "chai";
import fc from "fast-check";
import { facts, table } from "../../scripts/terminal/table.ts";
import { moment, span, spanWords } from "../../scripts/terminal/times.ts";
import { checkedAddress, code, credits, slot, slotCount, wholeNumber, yuan } from "../../scripts/terminal/values.ts";
import { cutTo, padTo, widthOf } from "../../scripts/terminal/width.ts";
import { Problem } from "../../server/problem.ts";

/** Text as it stands in tables: Chinese, English, marks, emoji, combining signs. */
const cellText = fc.stringMatching(/^[a-zA-Z0-9 ,.\u4e00-\u9fa5。，（）“”é]{0,20}$/);

describe("Tables on a terminal", () => {
  it("count Chinese characters as two columns", () => {
    expect(["", "abc", "学分", "学分 3.5", "（a）", "e\u0301", "↦"].map(widthOf)).to.deep.equal([0, 3, 4, 8, 5, 1, 1]);
    expect(padTo("学分", 6)).to.equal("学分  ");
    expect(padTo("学分", 6, "right")).to.equal("  学分");
    expect(cutTo("数据结构与算法", 9)).to.equal("数据结构…");
  });

  it("keep their columns straight, whatever stands in them", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cellText, cellText), { minLength: 1, maxLength: 6 }), (rows) => {
        const [, rule = "", ...lines] = table(rows, [
          { heading: "名称", cell: ([first]) => first },
          { heading: "Last", cell: ([, second]) => `|${second}` },
        ]);
        const start = rule.indexOf("  ") + 2;
        for (const line of lines) expect(widthOf(line.slice(0, line.indexOf("|")))).to.equal(start);
      }),
    );
  });

  it("let no control sequence of a name through", () => {
    const lines = [...table([{ name: "\u001b[31mred\u0007" }], [{ heading: "n", cell: ({ name }) => name }])];
    expect([...lines, ...facts([["n", "\u001b]0;title\u0007"]])].join("")).to.not.match(/\p{Cc}/u);
  });
});

describe("What people type", () => {
  it("is read as times in Shanghai where no zone is given", () => {
    expect(slot("2026-11-20 14:15", "start")).to.equal(slot("2026-11-20T06:15:00Z", "start"));
    expect(slot("2026-11-20T14:15", "start")).to.equal(Date.UTC(2026, 10, 20, 6, 15) / 900_000);
    expect(slotCount("45", "minutes")).to.equal(3);
    expect(yuan("¥1,234.5", "rate")).to.equal("123450");
    expect(moment("2026-11-20", "from")).to.equal("2026-11-19T16:00:00.000Z");
    expect(moment("2026-11-20 14:15", "from")).to.equal(moment("2026-11-20T06:15:00Z", "from"));
    expect([span("90d", "notice"), span("0", "notice"), span("2w", "notice")]).to.deep.equal([7_776_000, 0, 1_209_600]);
    expect([0, 1, 90, 3_600, 7_776_000].map((seconds) => spanWords(seconds).en)).to.deep.equal([
      "0 seconds",
      "1 second",
      "90 seconds",
      "1 hour",
      "90 days",
    ]);
  });

  const wrong: readonly (readonly [string, () => unknown])[] = [
    ["2026-11-20", () => slot("2026-11-20", "start")],
    ["2026-02-30 10:00", () => slot("2026-02-30 10:00", "start")],
    ["2026-11-20 10:07", () => slot("2026-11-20 10:07", "start")],
    ["1.234", () => yuan("1.234", "rate")],
    ["-3", () => wholeNumber("-3", "cycle")],
    ["0", () => wholeNumber("0", "cycle")],
    ["4294967296", () => wholeNumber("4294967296", "cycle")],
    ["20", () => slotCount("20", "minutes")],
    ["2026-02-30", () => moment("2026-02-30", "from")],
    ["tomorrow", () => moment("tomorrow", "from")],
    ["90", () => span("90", "notice")],
    ["9999999w", () => span("9999999w", "notice")],
    ["3.555", () => credits("3.555", "credits")],
    ["数学", () => code("数学", "source")],
    ["0xABababababababababababababababababababab", () => checkedAddress(`0xAB${"ab".repeat(19)}`, "account")],
  ];
  for (const [text, read] of wrong) {
    it(`is refused as “${text}”`, () => {
      expect(read).to.throw(Problem).with.property("arguments").that.includes({ value: text });
    });
  }
});
