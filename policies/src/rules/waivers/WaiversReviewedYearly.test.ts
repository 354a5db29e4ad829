import { describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import { WaiversReviewedYearly } from "./WaiversReviewedYearly.js";

describe("a waiver that is looked at each year", () => {
  const judged = (days: number) => {
    const expires = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const exceptions = { noAccessLogs: { control: "STO-05", reason: "scratch", owner: "platform", expires } };
    const bucket = { type: "sallyport:index:HardenedBucket", name: "data", props: { exceptions } };
    const graph = exampleGraph([bucket]);
    const [subject] = graph.resources;
    return subject && judge(WaiversReviewedYearly, subject, graph).kind;
  };

  it("holds for 366 days from today, and no longer", () => {
    expect([1, 90, 366, 368, 3650].map(judged)).toEqual([
      "compliant",
      "compliant",
      "compliant",
      "violation",
      "violation",
    ]);
  });
});
