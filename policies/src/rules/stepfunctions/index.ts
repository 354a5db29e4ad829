import type { Rule } from "../../engine/Rule.js";
import { StateMachineLogged } from "./StateMachineLogged.js";

export const stepfunctionsRules: readonly Rule[] = [StateMachineLogged];
