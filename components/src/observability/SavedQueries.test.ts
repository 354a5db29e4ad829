import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { SavedQueries, type SavedQueriesArgs } from "./SavedQueries.js";

const recorded = async (args: Partial<SavedQueriesArgs> = {}) => {
  const logGroupNames = ["/sallyport/orders"];
  const { resources } = await record(() => new SavedQueries("orders", { logGroupNames, ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("SavedQueries", () => {
  it("saves four queries over the workload's groups", async () => {
    const { orders: _, ...queries } = await recorded();
    expect(Object.values(queries).map(({ name }) => name)).toEqual([
      "orders/by-job",
      "orders/denied",
      "orders/durations",
      "orders/errors",
    ]);
    for (const { logGroupNames } of Object.values(queries)) expect(logGroupNames).toEqual(["/sallyport/orders"]);
  });

  it("reads the fields that the caller's lines have", async () => {
    const queries = await recorded({ jobField: "archive", durationField: "detail.milliseconds" });
    expect(queries["orders-by-job"]?.queryString).toMatch(/ispresent\(archive\).* by archive\n/s);
    expect(queries["orders-durations"]?.queryString).toContain("max(detail.milliseconds) as longest");
  });

  it("takes a caller's query beside the four or in place of one", async () => {
    const queries = await recorded({
      queries: [
        { name: "errors", query: "filter failed" },
        { name: "replays", query: "filter replayed" },
      ],
    });
    expect(queries["orders-errors"]?.queryString).toBe("filter failed");
    expect(queries["orders-replays"]?.name).toBe("orders/replays");
    expect(Object.keys(queries)).toHaveLength(6);
  });

  it.each<[string, Partial<SavedQueriesArgs>]>([
    ["queries[0].name", { queries: [{ name: "All errors", query: "fields @message" }] }],
    ["queries[1].name", { queries: ["a", "a"].map((name) => ({ name, query: "fields @message" })) }],
    ["jobField", { jobField: "job | delete" }],
    ["durationField", { durationField: "" }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`SavedQueries "orders": ${argument} `);
  });
});
