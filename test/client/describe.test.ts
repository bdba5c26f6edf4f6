import { expect } from "chai";
import { catalogue } from "../../client/catalogue.ts";
import { describeProblem, nameOfType } from "../../client/describe.ts";
import { GatewayProblem } from "../../client/gateway.ts";
import { Problem, problemType } from "../../server/problem.ts";

describe("The words of a problem", () => {
  it("come back from its type to its name, for every problem there is", () => {
    for (const name of Object.keys(catalogue)) expect(nameOfType(problemType(name))).to.equal(name);
    expect(nameOfType("https://ledger.example/problems/bookings/slot-taken")).to.equal("Bookings_SlotTaken");
    expect(nameOfType("/problems/unheard/of-this")).to.equal("Unheard_OfThis");
  });

  it("exist in both languages, and leave no place unfilled without an argument's name", () => {
    for (const [name, words] of Object.entries(catalogue)) {
      for (const text of [words.title, words.detail, words.advice]) {
        expect(text["zh-CN"], name).to.match(/[\u4e00-\u9fa5]|\{\w+\}/);
        expect(text.en, name).to.not.match(/[\u4e00-\u9fa5]{3}/);
      }
    }
  });

  it("are the same for a problem that arose here and one that the gateway answered", () => {
    const local = describeProblem(new Problem("Client_GatewayUnreachable", { url: "http://x" }), "en");
    expect(local.detail).to.equal("Nothing answers at http://x.");
    const answered = new GatewayProblem({ ...local, title: "as the gateway says" });
    expect(answered.name).to.equal("Client_GatewayUnreachable");
    expect(describeProblem(answered, "zh-CN").title).to.equal("连接不上网关");
  });

  it("are the gateway's own where its problem is not known here", () => {
    const document = {
      type: "/problems/future/thing",
      title: "Future",
      status: 409,
      detail: "d",
      advice: "a",
      arguments: {},
    };
    expect(describeProblem(new GatewayProblem(document), "en")).to.deep.equal(document);
  });

  it("say of any other error that it was not expected", () => {
    expect(describeProblem(new TypeError("boom"), "en")).to.deep.include({
      type: "/problems/client/unexpected",
      detail: "boom",
    });
  });
});
