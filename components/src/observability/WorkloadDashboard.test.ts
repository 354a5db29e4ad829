import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import type { DashboardRowArgs } from "./DashboardArgs.js";
import { dashboardBodyFor } from "./dashboardBodyFor.js";
import { WorkloadDashboard, type WorkloadDashboardArgs } from "./WorkloadDashboard.js";

const handled = { namespace: "Orders", metricName: "Handled" };
const rows: DashboardRowArgs[] = [{ widgets: [{ title: "Orders", metrics: [handled] }] }];
const recorded = async (args: Partial<WorkloadDashboardArgs> = {}, preview = false) => {
  const { resources } = await record(() => new WorkloadDashboard("orders", { rows, ...args }), { preview });
  return resources.find(({ name }) => name === "orders-dashboard")?.inputs;
};

describe("the body of a dashboard", () => {
  it("puts rows below each other and shares a row's width", () => {
    const text = { markdown: "# Orders" };
    const metric = { metrics: [handled] };
    const { widgets } = dashboardBodyFor([{ widgets: [text] }, { widgets: [metric, metric, text] }], "eu-west-1") as {
      readonly widgets: readonly Readonly<Record<"x" | "y" | "width" | "height", number>>[];
    };
    expect(widgets.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
      [0, 0, 24, 2],
      [0, 2, 8, 6],
      [8, 2, 8, 6],
      [16, 2, 8, 6],
    ]);
  });

  it("names the region of every metric and query: a dashboard has none of its own", () => {
    const both = { ...handled, dimensions: { Service: "orders", Stage: "prod" }, label: "all", region: "eu-central-1" };
    const body = dashboardBodyFor(
      [
        {
          widgets: [
            { metrics: [handled, both] },
            { query: "filter failed", logGroupNames: ["/a", "/b"], region: "us-east-1" },
          ],
        },
      ],
      "eu-west-1",
    );
    expect(body).toMatchObject({
      widgets: [
        {
          type: "metric",
          properties: {
            region: "eu-west-1",
            metrics: [
              ["Orders", "Handled", { stat: "Sum" }],
              [
                ...["Orders", "Handled", "Service", "orders", "Stage", "prod"],
                { stat: "Sum", label: "all", region: "eu-central-1" },
              ],
            ],
          },
        },
        {
          type: "log",
          properties: { region: "us-east-1", query: "SOURCE '/a' | SOURCE '/b' | filter failed" },
        },
      ],
    });
  });
});

describe("the expressions of a widget", () => {
  it("are drawn after its metrics, of which those that only feed them are hidden", () => {
    const bytes = { ...handled, metricName: "Bytes", id: "bytes", hidden: true };
    const widget = { metrics: [handled, bytes], expressions: [{ expression: "bytes / 1024", label: "KiB" }] };
    expect(dashboardBodyFor([{ widgets: [widget] }], "eu-west-1")).toMatchObject({
      widgets: [
        {
          properties: {
            metrics: [
              ["Orders", "Handled", { stat: "Sum" }],
              ["Orders", "Bytes", { stat: "Sum", id: "bytes", visible: false }],
              [{ expression: "bytes / 1024", label: "KiB", region: "eu-west-1" }],
            ],
          },
        },
      ],
    });
  });
});

describe("WorkloadDashboard", () => {
  it("is known at the first preview and named after its region", async () => {
    const made = await recorded({ region: "eu-west-1" }, true);
    expect(made).toEqual(await recorded({ region: "eu-west-1" }));
    expect(made?.dashboardName).toBe("orders-eu-west-1");
    expect(String(made?.dashboardBody)).toContain('["Orders","Handled",{"stat":"Sum"}]');
  });

  it.each<[string, Partial<WorkloadDashboardArgs>]>([
    ["rows ", { rows: [] }],
    ["rows[0].widgets ", { rows: [{ widgets: [] }] }],
    ["rows[0].widgets ", { rows: [{ widgets: Array.from({ length: 9 }, () => ({ markdown: "a" })) }] }],
    ["rows[0].height", { rows: [{ widgets: [{ markdown: "a" }], height: 0 }] }],
    ["rows[0].widgets[1] ", { rows: [{ widgets: [{ markdown: "a" }, { title: "nothing" }] }] }],
    ["rows[0].widgets[0] ", { rows: [{ widgets: [{ markdown: "a", metrics: [handled] }] }] }],
    ["rows[0].widgets[0].metrics", { rows: [{ widgets: [{ metrics: [] }] }] }],
    ["rows[0].widgets[0].logGroupNames", { rows: [{ widgets: [{ query: "filter failed" }] }] }],
    [
      "rows[0].widgets[0].expressions",
      { rows: [{ widgets: [{ markdown: "a", expressions: [{ expression: "1" }] }] }] },
    ],
    ["dashboardName", { dashboardName: "all orders" }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`WorkloadDashboard "orders": ${argument}`);
  });
});
