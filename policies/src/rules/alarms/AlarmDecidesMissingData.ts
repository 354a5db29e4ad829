import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { alarmType } from "./alarmTypes.js";

/** Every alarm says what silence means. */
export const AlarmDecidesMissingData: ResourceRule = {
  id: "alarm-missing-data-decided",
  title: "Alarms say what silence means",
  severity: "low",
  why: "By default an alarm keeps its state when its metric stops: what died is reported as it was last seen",
  fix: 'set treatMissingData: "notBreaching" where failures are counted, "breaching" where work has to be seen',
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
  controls: ["MON-12"],
  scope: "resource",
  types: [alarmType],
  evaluate: ({ name, inputs }) =>
    // PromQL alarms have no such setting.
    isSet(inputs, "treatMissingData") || isSet(inputs, "evaluationCriteria")
      ? compliant
      : violation("Undecided", `alarm ${name} does not say what silence means`),
  examples: {
    good: [{ type: alarmType, name: "failed", props: { treatMissingData: "notBreaching" } }],
    bad: [{ type: alarmType, name: "failed" }],
  },
};
