import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { machineType } from "./machineType.js";

const logDestination = "arn:aws:logs:eu-west-1:111122223333:log-group:orders:*";
const machine = (loggingConfiguration?: object) => [
  { type: machineType, name: "orders", props: loggingConfiguration === undefined ? {} : { loggingConfiguration } },
];

/** Every state machine logs at least its failures. */
export const StateMachineLogged: ResourceRule = {
  id: "state-machine-logged",
  title: "State machines log at least their failures",
  severity: "medium",
  why: "Executions of express workflows are kept nowhere else, and those of standard ones for 90 days only",
  fix: 'set loggingConfiguration with level "ERROR" or "ALL" and the logDestination of an encrypted log group',
  url: "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
  controls: ["LOG-01"],
  scope: "resource",
  types: [machineType],
  evaluate: ({ name, inputs }) => {
    const logging = (inputs.loggingConfiguration as Readonly<Record<string, unknown>> | undefined) ?? {};
    const logs = String(logging.level ?? "OFF") !== "OFF" && isSet(logging, "logDestination");
    return logs ? compliant : violation("Off", `state machine ${name} logs nothing`);
  },
  examples: {
    good: machine({ level: "ERROR", logDestination }),
    bad: machine(),
    others: {
      "turned off": machine({ level: "OFF", logDestination }),
      "no destination": machine({ level: "ALL" }),
    },
  },
};
