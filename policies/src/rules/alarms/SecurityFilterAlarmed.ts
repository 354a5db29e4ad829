import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { alarmType, filterType } from "./alarmTypes.js";
import { alarmedMetrics, filledBy, metricKey } from "./metricsOfLogs.js";

/** Fields of a trail's events, and the action of a flow log's records: what only filters of security events ask for. */
const securityEvent = /\$\.(eventName|eventSource|eventType|errorCode|userIdentity)\b|="?(ACCEPT|REJECT)"?/;
const filter = (pattern: string) => ({
  type: filterType,
  name: "denied",
  props: { pattern, metricTransformation: { name: "Denied", namespace: "Audit", value: "1" } },
});
const deniedCalls = filter('{ $.errorCode = "AccessDenied*" }');
const alarm = { type: alarmType, name: "denials", props: { namespace: "Audit", metricName: "Denied" } };

/** Every filter that counts events of security has an alarm on what it counts. */
export const SecurityFilterAlarmed: RelationRule = {
  id: "security-filter-alarmed",
  title: "Filters that count events of security raise an alarm",
  severity: "medium",
  why: "A count of denied calls that nobody is told of is found when the intruder has left",
  fix: "add a MetricAlarm on the filter's metric, as AuditAlarms and FlowLogAlarms do",
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html",
  controls: ["MON-06", "MON-07", "MON-08", "MON-10", "MON-11"],
  scope: "stack",
  types: [filterType],
  evaluate: (counted, graph) => {
    const transformation = counted.inputs.metricTransformation as { readonly dimensions?: object } | undefined;
    if (!securityEvent.test(String(counted.inputs.pattern))) return compliant;
    // An alarm cannot look at all values of a dimension.
    if (Object.keys(transformation?.dimensions ?? {}).length > 0) return compliant;
    return alarmedMetrics(graph).has(metricKey(filledBy(counted)))
      ? compliant
      : violation("Silent", `nobody is told of what filter ${counted.name} counts`);
  },
  examples: {
    good: [deniedCalls, alarm],
    bad: [deniedCalls],
    others: {
      "an alarm on another metric": [deniedCalls, { ...alarm, props: { namespace: "Audit", metricName: "Other" } }],
      "refused traffic": [filter('[version, account, interface, source, destination, action="REJECT", status]')],
    },
  },
};
