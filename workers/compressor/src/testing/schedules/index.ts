export type { FaultKind } from "./CallFault.js";
export { FaultRounds, type Load, type RoundFault } from "./FaultRounds.js";
export { type Outcome, runSchedule } from "./runSchedule.js";
export { type Schedule, schedules } from "./Schedule.js";
