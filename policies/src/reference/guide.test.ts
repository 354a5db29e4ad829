import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { allPacks } from "../packs/index.js";
import { reviewedWaivers } from "../packs/reviewedWaivers.js";
import { allRules } from "../rules/index.js";

const guide = readFileSync(join(__dirname, "..", "..", "..", "docs", "guides", "policies.md"), "utf8");
const [configuration = "", waivers = ""] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, block]) => block ?? "",
);

describe("the guide to the packs", () => {
  it("names every pack", () => {
    const table = guide.split("\n").filter((line) => /^\| `/.test(line));
    const named = table.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, id]) => id));
    expect(named).toEqual(allPacks.map(({ id }) => id));
  });

  it("configures rules that there are, by settings that they have, and mends with those that can", () => {
    const entries = Object.entries(JSON.parse(configuration) as Record<string, string | Record<string, unknown>>);
    expect(entries.length).toBeGreaterThan(2);
    for (const [id, value] of entries) {
      const rule = allRules.find((candidate) => candidate.id === id);
      const { enforcementLevel, ...settings } = typeof value === "string" ? { enforcementLevel: value } : value;
      expect([id, rule?.id]).toEqual([id, id]);
      expect(Object.keys(rule?.settings ?? {})).toEqual(expect.arrayContaining(Object.keys(settings)));
      if (enforcementLevel === "remediate") expect(rule).toHaveProperty("remediate");
    }
  });

  it("has a file of waivers that the packs take", () => {
    const folder = mkdtempSync(join(tmpdir(), "sallyport-guide-"));
    try {
      const file = join(folder, "waivers.json");
      writeFileSync(file, waivers);
      expect(reviewedWaivers(file)).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
