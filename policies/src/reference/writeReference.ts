import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { complianceViews } from "../compliance/index.js";
import { controlSources } from "../controls/controlSources.js";
import { calendarFiles } from "./calendar/calendarFiles.js";
import { describeCompliance } from "./describeCompliance.js";
import { describeComplianceIndex } from "./describeComplianceIndex.js";
import { describeControls } from "./describeControls.js";
import { describeRules } from "./describeRules.js";
import { ruleSources } from "./ruleSources.js";

/** Writes docs/reference/rules.md and controls.md, docs/compliance, and what the calendar is turned into, from `dist`. */
const repository = join(__dirname, "..", "..", "..");
const [reference, compliance] = ["reference", "compliance"].map((name) => join(repository, "docs", name)) as [
  string,
  string,
];
const sources = controlSources(repository);
writeFileSync(join(reference, "rules.md"), describeRules(ruleSources));
writeFileSync(join(reference, "controls.md"), describeControls(sources));

mkdirSync(compliance, { recursive: true });
writeFileSync(join(compliance, "README.md"), describeComplianceIndex(complianceViews, sources));
for (const view of complianceViews) writeFileSync(join(compliance, `${view.id}.md`), describeCompliance(view, sources));

for (const [path, text] of calendarFiles()) {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}
