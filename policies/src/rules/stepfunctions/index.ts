import type { Rule } from "../../engine/Rule.js";
import { StateMachineDataUnlogged } from "./StateMachineDataUnlogged.js";
import { StateMachineEncrypted } from "./StateMachineEncrypted.js";
import { StateMachineLogged } from "./StateMachineLogged.js";
import { StateMachineTimesOut } from "./StateMachineTimesOut.js";

export const stepfunctionsRules: readonly Rule[] = [
  StateMachineDataUnlogged,
  StateMachineEncrypted,
  StateMachineLogged,
  StateMachineTimesOut,
];
