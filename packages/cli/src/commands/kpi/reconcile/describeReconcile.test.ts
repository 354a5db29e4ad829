import { describe, expect, it } from "@jest/globals";
import { describeReconcile } from "./describeReconcile.js";
import type { ReconciledTable } from "./ReconcileDocument.js";

const table = (change: Partial<ReconciledTable>): ReconciledTable => ({
  name: "kpis",
  rows: 30,
  vanished: [],
  missing: [],
  differing: [],
  removed: [],
  kept: [],
  ...change,
});
const quality = { rows: 10, duplicates: 0, rejected: 0, orphans: 0 };

describe("the findings for a person", () => {
  it("say what each row is, and what can be done about it", () => {
    const differences = [
      { name: "total_orders", stored: "9", computed: "2" },
      { name: "net_revenue", stored: undefined, computed: "1.000000" },
    ];
    const text = describeReconcile({
      category: table({ vanished: [{ category: "a\u001b[31m", order_date: "2023-02-01" }] }),
      order: table({ differing: [{ key: { order_date: "2023-01-15" }, differences }] }),
      quality,
      findings: 2,
    });
    expect(text).toContain("kpis: 30 rows, 1 vanished, 0 missing, 0 differing\n  vanished  a\\u001b[31m 2023-02-01\n");
    expect(text).toContain("  differing  2023-01-15: total_orders is 9, not 2, and 1 more\n");
    expect(text).toContain("1 rows can be removed: add --delete\n1 rows are a run's to write");
  });

  it("stay short where there are many", () => {
    const missing = Array.from({ length: 100 }, (_, day) => ({ order_date: `day ${day}` }));
    const text = describeReconcile({ category: table({}), order: table({ missing }), quality, findings: 100 });
    expect(text.split("\n").length).toBeLessThan(30);
    expect(text).toContain("missing  and 80 more: see --json");
  });

  it("say that all is well once what vanished is removed", () => {
    const vanished = [{ order_date: "2023-02-01" }];
    const order = table({ vanished, removed: vanished });
    const text = describeReconcile({ category: table({}), order, quality, findings: 0 });
    expect(text).toContain("  removed 1 rows\n");
    expect(text).toContain("the tables hold what the input gives\n");
  });
});
