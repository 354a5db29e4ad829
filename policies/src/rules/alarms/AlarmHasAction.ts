import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { alarmType, compositeType } from "./alarmTypes.js";

const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";

/** Every alarm tells somebody, itself or through a composite alarm. */
export const AlarmHasAction: RelationRule = {
  id: "alarm-has-action",
  title: "Alarms tell somebody",
  severity: "high",
  why: "An alarm without an action turns red on a page that nobody looks at",
  fix: "put the ARN of the alarm topic into alarmActions, and leave actionsEnabled on",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15",
  controls: ["MON-12"],
  scope: "stack",
  types: [alarmType, compositeType],
  evaluate: (alarm, graph) => {
    const { name, inputs } = alarm;
    const actions = (inputs.alarmActions as readonly unknown[] | undefined) ?? [];
    return verdictOf([
      ...(actions.length > 0 || isCombined(alarm, graph)
        ? []
        : [{ id: "NoAction", message: `nobody is told when alarm ${name} fires` }]),
      ...(inputs.actionsEnabled === false
        ? [{ id: "Disabled", message: `the actions of alarm ${name} are turned off` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: alarmType, name: "failed", props: { alarmActions: [topic] } }],
    bad: [{ type: alarmType, name: "failed" }],
    others: {
      "an empty list": [{ type: alarmType, name: "failed", props: { alarmActions: [] } }],
      "actions that are turned off": [
        { type: alarmType, name: "failed", props: { alarmActions: [topic], actionsEnabled: false } },
      ],
      "a composite alarm": [
        { type: compositeType, name: "any" },
        { type: alarmType, name: "failed" },
      ],
    },
  },
};

function isCombined(alarm: ResourceView, graph: ResourceGraph): boolean {
  return graph.referring(compositeType, "alarmRule", alarm).length > 0;
}
