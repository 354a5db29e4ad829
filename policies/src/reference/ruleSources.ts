import { allControls } from "../controls/index.js";
import { allFrameworks } from "../frameworks/index.js";
import { allRules } from "../rules/index.js";
import type { RuleSources } from "./describeRules.js";

/** The rules with everything that their page says of them. */
export const ruleSources: RuleSources = { rules: allRules, controls: allControls, frameworks: allFrameworks };
