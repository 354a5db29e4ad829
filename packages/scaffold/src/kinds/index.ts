import type { Scaffold } from "../Scaffold.js";
import { component } from "./component.js";
import { rule } from "./rule.js";
import { stack } from "./stack.js";
import { worker } from "./worker.js";

/** What can be made, by the word of the command line. */
export const scaffolds: Readonly<Record<string, Scaffold>> = { component, rule, stack, worker };
