import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { machineType } from "./machineType.js";

const states = { StartAt: "Done", States: { Done: { Type: "Pass", End: true } } };
const machine = (definition: object) => [
  { type: machineType, name: "orders", props: { definition: JSON.stringify(definition) } },
];

/** Every state machine has a time after which its executions are ended. Express workflows end after five minutes. */
export const StateMachineTimesOut: ResourceRule = {
  id: "state-machine-times-out",
  title: "Executions of state machines end in time",
  severity: "low",
  why: "An execution that waits for something lost waits a year, and nobody is told: neither failed nor timed out, it is only missing",
  fix: "set TimeoutSeconds at the top of the definition, to what the longest execution may take",
  url: "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html",
  controls: ["MON-02"],
  scope: "resource",
  types: [machineType],
  evaluate: ({ name, inputs }) => {
    if (inputs.type === "EXPRESS") return compliant;
    const definition = JSON.parse(String(inputs.definition)) as Readonly<Record<string, unknown>>;
    return typeof definition.TimeoutSeconds === "number"
      ? compliant
      : violation("Endless", `executions of ${name} may wait for a year`);
  },
  examples: { good: machine({ ...states, TimeoutSeconds: 3600 }), bad: machine(states) },
};
