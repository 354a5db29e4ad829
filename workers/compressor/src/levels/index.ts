export { AdaptiveLevel, type AdaptiveLevelOptions } from "./AdaptiveLevel.js";
export { claimedTypeOf } from "./claimedTypeOf.js";
export { FixedDecider } from "./FixedDecider.js";
export type { LevelDecider, LevelDecision } from "./LevelDecider.js";
export { SharedSums, type SharedSumsOptions } from "./SharedSums.js";
export type { Rates } from "./scoreLevels.js";
