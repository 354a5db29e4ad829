import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { StateMachine } from "./StateMachine.js";

export const sfnDefinitions: readonly ResourceDefinition[] = [StateMachine];
