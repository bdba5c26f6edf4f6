import { expect } from "chai";
import { saltRecord } from "../../client/credits.ts";
import { connectGateway } from "../../client/gateway.ts";
import { openLedger } from "../../client/ledger.ts";
import { recognise, recogniseMany, requestRecognition } from "../../client/recognition.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { rejection } from "./rejection.ts";

const presentation: Presentation = {
  version: 1,
  sequence: 1,
  proof: [],
  ...saltRecord({
    recordId: crypto.randomUUID(),
    kind: "course",
    issuer: 1,
    student: { number: "2023011309", name: "韩骁" },
    achievement: { code: "CS1", titleZh: "数据结构", titleEn: "Data Structures" },
    credits: "3",
    creditScheme: "local",
    grade: { scale: "percentage", value: "90" },
    term: "2026-autumn",
    completedOn: "2026-11-13",
  }),
};

describe("A programme's code", () => {
  // Nobody is there: what is refused here was asked of nobody.
  const ledger = openLedger(connectGateway("http://127.0.0.1:1"));
  const asked = (programme: string) => ({ home: 2, programme, rule: 1, credits: "3" });

  for (const programme of ["2023011309", "P-２０２３０１１３０９", "韩骁-CORE"]) {
    it(`names no student: ${programme}`, async () => {
      const refused = await Promise.all([
        rejection(requestRecognition(ledger, presentation, asked(programme), 1)),
        rejection(recognise(ledger, presentation, asked(programme))),
        rejection(recogniseMany(ledger, 2, [{ ...asked(programme), presentation }])),
      ]);
      for (const problem of refused) {
        expect(problem.name).to.equal("Client_StudentInCode");
        expect(JSON.stringify([problem.message, problem.arguments])).not.to.include("2023011309");
      }
    });
  }

  it("may hold what is no student's", async () => {
    const problem = await rejection(requestRecognition(ledger, presentation, asked("HT-CORE-2023"), 1));
    expect(problem.name).to.equal("Client_NoSigner");
  });
});
