import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

interface Settings {
  readonly days: number;
}

const groupType = "aws:cloudwatch/logGroup:LogGroup";

/** Every log group says for how long it keeps its lines. */
export const LogRetentionSet: ResourceRule<Settings> = {
  id: "log-retention-set",
  title: "Log groups say for how long they keep their lines",
  severity: "medium",
  why: "Without an end lines pile up for ever, with what has slipped into them, and cost every month",
  fix: "set retentionInDays, for application logs to 30",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html#SettingLogRetention",
  controls: ["LOG-04"],
  scope: "resource",
  types: [groupType],
  settings: {
    days: {
      description: "Days that remediation sets where none are given; one of those that CloudWatch Logs takes",
      default: 30,
      schema: { type: "integer", minimum: 1, maximum: 3653 },
    },
  },
  evaluate: ({ name, inputs }) => {
    const days = (inputs.retentionInDays as number | undefined) ?? 0;
    return days > 0 ? compliant : violation("ForEver", `log group ${name} keeps its lines for ever`);
  },
  examples: {
    good: [{ type: groupType, name: "logs", props: { retentionInDays: 30 } }],
    bad: [{ type: groupType, name: "logs", props: { retentionInDays: 0 } }],
    others: { "nothing said": [{ type: groupType, name: "logs" }] },
  },
  remediate: ({ inputs }, { days }) => ({ ...inputs, retentionInDays: days }),
};
