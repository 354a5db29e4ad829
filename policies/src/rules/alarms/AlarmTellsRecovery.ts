import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { alarmType } from "./alarmTypes.js";

const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";
const scalingType = "aws:appautoscaling/policy:Policy";

/** Every alarm that tells people also tells them when it is over. */
export const AlarmTellsRecovery: RelationRule = {
  id: "alarm-tells-recovery",
  title: "Alarms also tell when it is over",
  severity: "low",
  why: "Without that nobody knows what is still wrong, and an alarm that stays red hides the next time it fires",
  fix: "put the ARN of the alarm topic into okActions too",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
  controls: ["MON-12"],
  scope: "stack",
  types: [alarmType],
  evaluate: (alarm, graph) => {
    const count = (property: string) => ((alarm.inputs[property] as readonly unknown[] | undefined) ?? []).length;
    // An alarm that scales tells nobody, neither of the one nor of the other.
    const scales = graph.referenced(alarm, "alarmActions").some(({ type }) => type === scalingType);
    return count("alarmActions") === 0 || count("okActions") > 0 || scales
      ? compliant
      : violation("NoOkAction", `nobody is told when what alarm ${alarm.name} told is over`);
  },
  examples: {
    good: [{ type: alarmType, name: "failed", props: { alarmActions: [topic], okActions: [topic] } }],
    bad: [{ type: alarmType, name: "failed", props: { alarmActions: [topic] } }],
    others: {
      "an empty list": [{ type: alarmType, name: "failed", props: { alarmActions: [topic], okActions: [] } }],
    },
  },
};
