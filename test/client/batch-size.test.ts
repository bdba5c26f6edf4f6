import { expect } from "chai";
import { issueBatch, saltRecord } from "../../client/credits.ts";
import { connectGateway } from "../../client/gateway.ts";
import { openLedger } from "../../client/ledger.ts";
import { rejection } from "./rejection.ts";

const thesis = saltRecord({
  recordId: "3f0c5a52-5a8e-4d4c-9a63-0d8f0e6f3f11",
  kind: "thesis",
  issuer: 3,
  student: { number: "20260001", name: "陈晓" },
  achievement: { code: "THESIS", titleZh: "毕业论文", titleEn: "Thesis", level: 6 },
  credits: "12",
  creditScheme: "local",
  grade: { scale: "percentage", value: "92" },
  term: "2026-spring",
  completedOn: "2026-06-20",
  thesisTitle: "流域水质评价与预警方法研究".repeat(23),
  supervisors: Array.from({ length: 5 }, () => ({ name: "司马文清教授".repeat(20) })),
});

describe("A batch that is too large", () => {
  const sent: string[] = [];
  const ledger = openLedger(
    connectGateway("http://gateway.test", {
      fetch: async (url) => {
        sent.push(String(url));
        throw new TypeError("Nothing is to be sent");
      },
    }),
  );

  it("is refused with its size before anything is sent, where 10,000 theses have the longest names", async () => {
    const problem = await rejection(
      issueBatch(
        ledger,
        3,
        Array.from({ length: 10_000 }, () => thesis),
      ),
    );
    expect(problem.name).to.equal("Client_BatchTooLarge");
    expect(problem.arguments.most).to.equal(24);
    expect(problem.arguments.megabytes).to.be.above(24);
    expect(sent).to.deep.equal([]);
  });

  it("is sent where it just fits", async () => {
    const problem = await rejection(
      issueBatch(
        ledger,
        3,
        Array.from({ length: 5_000 }, () => thesis),
      ),
    );
    expect(problem.name).to.equal("Client_GatewayUnreachable");
    expect(sent).to.deep.equal(["http://gateway.test/v1/credits/drafts"]);
  });
});
