import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { controlSources } from "./controlSources.js";
import { describeControls } from "./describeControls.js";
import { describeRules } from "./describeRules.js";
import { ruleSources } from "./ruleSources.js";

/** Writes docs/reference/rules.md and controls.md, from `dist`. */
const repository = join(__dirname, "..", "..", "..");
const reference = join(repository, "docs", "reference");
writeFileSync(join(reference, "rules.md"), describeRules(ruleSources));
writeFileSync(join(reference, "controls.md"), describeControls(controlSources(repository)));
