import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../rules/index.js";
import { describeRules } from "./describeRules.js";

/** Writes docs/reference/rules.md, from `dist`. */
writeFileSync(join(__dirname, "..", "..", "..", "docs", "reference", "rules.md"), describeRules(allRules));
