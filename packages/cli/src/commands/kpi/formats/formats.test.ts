import { describe, expect, it } from "@jest/globals";
import { workedResult } from "../testing/workedExample.js";
import { csvOf, kpiCsv } from "./csv.js";
import { kpiTable } from "./table.js";

describe("KPIs as CSV", () => {
  it("quotes what has quotes, commas or line breaks in it", () => {
    expect(csvOf([{ category: 'Toys, "games"\n', total: "1.5" }])).toBe(
      'category,total\r\n"Toys, ""games""\n",1.5\r\n',
    );
  });

  it("disarms text that a spreadsheet would take for a formula, and leaves negative numbers alone", () => {
    expect(csvOf([{ category: "=HYPERLINK(1)", net: "-3.50" }])).toBe("category,net\r\n'=HYPERLINK(1),-3.50\r\n");
  });

  it("has both tables, an empty line between them", () => {
    const [category = "", order = ""] = kpiCsv(workedResult).split("\r\n\r\n");
    expect(category.split("\r\n")).toHaveLength(4);
    expect(order.split("\r\n")[0]).toMatch(/^order_date,/);
  });
});

describe("KPIs as a table", () => {
  it("sums categories exactly, the largest first, and escapes what a terminal would act on", () => {
    const [first] = workedResult.category;
    if (!first) throw new Error("the example has categories");
    const many = Array.from({ length: 10 }, () => ({
      ...first,
      daily_revenue: "1000000.100000",
      category: "big\u001b[31m",
    }));
    const text = kpiTable({ ...workedResult, category: [...workedResult.category, ...many] });
    expect(text).toContain("10,000,001.00");
    expect(text).not.toContain("\u001b");
    expect(text.indexOf("big")).toBeLessThan(text.indexOf("Electronics"));
  });

  it("shows the last two weeks of many days, and says so", () => {
    const [day] = workedResult.order;
    if (!day) throw new Error("the example has days");
    const order = Array.from({ length: 20 }, (_, at) => ({
      ...day,
      order_date: `2023-02-${`${at + 1}`.padStart(2, "0")}`,
    }));
    const text = kpiTable({ ...workedResult, order });
    expect(text).toContain("the last 14 of 20 days");
    expect(text).not.toContain("2023-02-06");
  });
});
