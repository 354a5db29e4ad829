import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";

const root = findRepositoryRoot(import.meta.dirname);
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const rows = read("docs/security/transform.md")
  .split("\n")
  .filter((line) => /^\| (\d:|results|a tool)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));
const quoted = (text = "") => [...text.matchAll(/`([^`]+)`/g)].map(([, inner = ""]) => inner);

describe("the security page of batch transformations", () => {
  it("has for each threat a control that there is, and evidence", () => {
    expect(rows.length).toBeGreaterThan(20);
    const known = read("docs/reference/controls.md");
    for (const [, threat, , controls = "", , evidence = ""] of rows) {
      for (const control of controls.split(/[, ]+/)) expect([threat, known.includes(control)]).toEqual([threat, true]);
      expect([threat, quoted(evidence).length > 0]).toEqual([threat, true]);
    }
  });

  it("names tests and rules that are there", () => {
    const rules = read("docs/reference/rules.md");
    const missing = rows
      .flatMap(([, , , , , evidence]) => quoted(evidence))
      .filter((name) => (name.includes("/") ? !existsSync(join(root, name)) : !rules.includes(`## ${name}\n`)));
    expect(missing).toEqual([]);
  });
});
