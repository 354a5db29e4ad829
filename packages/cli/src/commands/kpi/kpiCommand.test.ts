import { createHash } from "node:crypto";
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import type { SampleTruth } from "./sample/SampleTruth.js";
import { workedResult, writeWorkedExample } from "./testing/workedExample.js";

const newFolder = temporaryFolders();
let input: string;
beforeEach(() => {
  input = newFolder();
  writeWorkedExample(input);
});

/** Without any credentials, and with an endpoint where nothing answers: what needs AWS fails. */
const noAws = { AWS_ENDPOINT_URL: "https://127.0.0.1:9", AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" };
const run = async (...args: string[]) => await runBin(["kpi", ...args], noAws);

async function documentOf(...args: string[]) {
  const { code, stdout, stderr } = await run("run", ...args, "--json");
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  return JSON.parse(stdout);
}

describe("`sallyport kpi run`", () => {
  it("gives the worked example's KPIs exactly, without AWS", async () => {
    expect(await documentOf("--input", input)).toEqual(workedResult);
  });

  it("takes a folder whose files are below Data/, as in the pipeline's bucket", async () => {
    const parent = newFolder();
    mkdirSync(join(parent, "Data"));
    writeWorkedExample(join(parent, "Data"));
    expect(await documentOf("--input", parent)).toEqual(workedResult);
  });

  it("counts what is delivered twice, rejected or without a product, and names the file of rejected rows", async () => {
    const items = join(input, "order_items", "part-0001.csv");
    copyFileSync(items, join(input, "order_items", "part-0002.csv"));
    appendFileSync(items, "9,103,7,77,complete,2023-01-16T00:00:00,,,,5.00\n10,103,7,3,complete,2023-01-16,,,,-5.00\n");
    const out = newFolder();
    const { code, stdout, stderr } = await run(
      "run",
      "--input",
      input,
      "--out",
      out,
      "--json",
      "--reject-threshold",
      "1",
    );
    expect(code).toBe(0);
    const { quality, category } = JSON.parse(stdout);
    expect(quality).toEqual({ rows: 16, duplicates: 4, rejected: 1, orphans: 1 });
    expect(category).toEqual(workedResult.category);
    const [, quarantine = ""] = /^rejected rows: (.+)$/m.exec(stderr) ?? [];
    expect(existsSync(quarantine)).toBe(true);
  });

  it("computes only what has changed where --out has what earlier runs left, and gives the same as a run anew", async () => {
    const out = newFolder();
    await documentOf("--input", input, "--out", out);
    writeFileSync(
      join(input, "order_items", "part-0002.csv"),
      "id,order_id,user_id,product_id,status,created_at,shipped_at,delivered_at,returned_at,sale_price\n4,103,7,3,complete,2023-01-16T00:00:00,,,,6.00\n",
    );
    const kept = await documentOf("--input", input, "--out", out);
    expect(JSON.parse(readFileSync(join(out, "run.json"), "utf8")).days).toEqual(["2023-01-16"]);
    expect(kept.order[1].total_revenue).toBe("6.000000");
    expect(kept).toEqual(await documentOf("--input", input));
    expect(kept).toEqual(await documentOf("--input", input, "--out", out, "--full"));
    rmSync(join(out, "tables.json"));
    expect(kept).toEqual(await documentOf("--input", input, "--out", out));
  });

  it("prints a table for a person, and CSV", async () => {
    const table = await run("run", "--input", input);
    expect(table.stdout).toContain(
      "2023-01-15       2      3          2    46.50  35.50       0.5000            0.3333",
    );
    expect(table.stdout).toContain("10 rows: 0 duplicates dropped, 0 rejected, 0 orphans");
    const csv = await run("run", "--input", input, "--format", "csv");
    expect(csv.stdout.split("\r\n")[1]).toBe("Electronics,2023-01-15,21.500000,10.750000,0.500000,0.500000,10.500000");
  });

  it.each([
    ["a folder that is not there", ["--input", "/does/not/exist"], 64, "/does/not/exist"],
    ["no input", [], 64, "--input"],
    ["an address without a bucket", ["--input", "s3://"], 64, "s3://bucket/prefix"],
    ["a format that there is not", ["--input", ".", "--format", "xml"], 64, "csv"],
    ["a share that is none", ["--input", ".", "--reject-threshold", "2"], 64, "--reject-threshold"],
    ["memory that is too little", ["--input", ".", "--memory", "12"], 64, "--memory"],
  ])("refuses %s with one clear error", async (_, args, exitCode, word) => {
    const { code, stdout, stderr } = await run("run", ...args);
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: "" });
    expect(stderr).toContain(word);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it.each([
    ["a missing column", "id,order_id\n1,2\n"],
    ["bytes that are no UTF-8", Buffer.from([0x69, 0x64, 0x2c, 0xff, 0xfe, 0x0a])],
    ["an empty file", ""],
  ])("ends with 1 for %s, names the file and prints no result", async (_, content) => {
    writeFileSync(join(input, "order_items", "part-0002.csv"), content);
    const { code, stdout, stderr } = await run("run", "--input", input, "--json");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("order_items/part-0002.csv");
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/s);
  });
});

describe("`sallyport kpi chart`", () => {
  it("writes a page that loads nothing and runs nothing, in light and dark", async () => {
    const file = join(newFolder(), "kpis.html");
    expect(await run("chart", "--input", input, "--output", file)).toMatchObject({ code: 0 });
    const page = readFileSync(file, "utf8");
    expect(page).toContain("Electronics");
    expect(page).toContain("46.500000");
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|@import|url\(|javascript:|\son\w+=|\sstyle="/i);
    const addresses = [...page.matchAll(/https?:[^"' ]+/g)].map(([address]) => address);
    expect(new Set(addresses)).toEqual(new Set(["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]));
    const [, style = ""] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(style).toContain("prefers-color-scheme: dark");
  });

  it("writes a drawing alone, and takes a category's name for text whatever is in it", async () => {
    const products = join(input, "products", "products.csv");
    writeFileSync(products, readFileSync(products, "utf8").replaceAll("Home", "<script>alert(1)</script>&"));
    const folder = newFolder();
    for (const name of ["kpis.svg", "kpis.html"]) {
      expect(await run("chart", "--input", input, "--output", join(folder, name))).toMatchObject({ code: 0 });
      const text = readFileSync(join(folder, name), "utf8");
      expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&amp;");
      expect(text).not.toContain("<script");
    }
  });

  it("refuses a picture that is neither", async () => {
    expect(await run("chart", "--input", input, "--output", "kpis.png")).toMatchObject({ code: 64 });
  });
});

describe("`sallyport kpi sample`", () => {
  it("writes what a run then finds, to the cent: rows, duplicates, rejects, orphans and revenue", async () => {
    const folder = join(newFolder(), "sample");
    const written = await run("sample", "--items", "40000", "--output", folder, "--json");
    const { truth } = JSON.parse(written.stdout) as { truth: SampleTruth };
    const { order, category, quality } = await documentOf("--input", folder);
    const { rows, duplicates, rejected, orphans } = truth;
    expect(quality).toEqual({ rows, duplicates, rejected, orphans });
    const total = (rows: Record<string, string>[], name: string) =>
      rows.reduce((sum, row) => sum + BigInt(`${row[name]}`.replace(".", "")), 0n);
    const micros = (money: string) => BigInt(money.replace(".", "")) * 10_000n;
    expect(total(order, "total_revenue")).toBe(micros(truth.revenue));
    expect(total(category, "daily_revenue")).toBe(micros(truth.categorisedRevenue));
    expect(order.reduce((sum: number, day: { total_items_sold: number }) => sum + day.total_items_sold, 0)).toBe(
      truth.items,
    );
    expect(order.reduce((sum: number, day: { total_orders: number }) => sum + day.total_orders, 0)).toBe(truth.orders);
    expect(Math.min(duplicates, rejected, orphans)).toBeGreaterThan(0);
  });

  it("refuses a folder that has something in it", async () => {
    expect(await run("sample", "--output", input)).toMatchObject({ code: 64 });
  });
});
