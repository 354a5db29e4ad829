import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { machineType } from "./machineType.js";

const machine = (includeExecutionData?: boolean) => [
  { type: machineType, name: "orders", props: { loggingConfiguration: { level: "ALL", includeExecutionData } } },
];

/** No state machine writes what its steps carry to a log. */
export const StateMachineDataUnlogged: ResourceRule = {
  id: "state-machine-data-unlogged",
  title: "State machines do not log what their steps carry",
  severity: "medium",
  why: "What goes in and out of steps is data of customers, and tokens: a log is read by more people, and kept longer, than the data itself",
  fix: "leave includeExecutionData out, or set it false: the execution's history has the data for who may decrypt it",
  url: "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
  controls: ["SEC-17"],
  scope: "resource",
  types: [machineType],
  evaluate: ({ name, inputs }) => {
    const logging = (inputs.loggingConfiguration ?? {}) as Readonly<Record<string, unknown>>;
    return logging.includeExecutionData === true ? violation("Logged", `${name} logs what its steps carry`) : compliant;
  },
  examples: { good: machine(false), bad: machine(true) },
};
