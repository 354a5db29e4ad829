import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { complianceViews } from "../compliance/index.js";
import { controlSources } from "../controls/controlSources.js";
import { describeCompliance } from "./describeCompliance.js";
import { describeComplianceIndex } from "./describeComplianceIndex.js";

const repository = join(__dirname, "..", "..", "..");
const folder = join(repository, "docs", "compliance");
const sources = controlSources(repository);

describe("the compliance pages (pnpm --filter @sallyport/policies reference writes them anew)", () => {
  it.each(complianceViews.map((view) => [view.id, view] as const))("of %s say what the catalogue says", (id, view) => {
    expect(readFileSync(join(folder, `${id}.md`), "utf8")).toBe(describeCompliance(view, sources));
  });

  it("are all there, with one that leads to them, and none besides", () => {
    expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(describeComplianceIndex(complianceViews, sources));
    expect(readdirSync(folder).sort()).toEqual(["README.md", ...complianceViews.map(({ id }) => `${id}.md`)].sort());
  });

  it("call nothing answered when nothing shows it", () => {
    const nothing = { ...sources, evidence: {}, rules: [], components: new Map() };
    const [view] = complianceViews;
    if (view === undefined) throw new Error("there is no framework");
    expect(describeCompliance(view, nothing)).toContain(
      `${view.requirements.length} requirements: 0 with all their controls met or by a runbook, 0 in part, ${view.requirements.length} not yet`,
    );
  });
});
