export { type FaultKind, faultKinds } from "./CallFault.js";
export { type Outcome, runSchedule } from "./runSchedule.js";
export { describeSchedule, type Schedule, schedules } from "./Schedule.js";
