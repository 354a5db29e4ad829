import type { Rule } from "../../engine/Rule.js";
import { WaiverNamesControl } from "./WaiverNamesControl.js";
import { WaiversReviewedYearly } from "./WaiversReviewedYearly.js";
import { WaiversValid } from "./WaiversValid.js";

export const waiversRules: readonly Rule[] = [WaiverNamesControl, WaiversReviewedYearly, WaiversValid];
