import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

interface Settings {
  readonly days: number;
}

const groupType = "aws:cloudwatch/logGroup:LogGroup";
/** What writes an audit log, and the property that says where. */
const writers: Readonly<Record<string, string>> = {
  "aws:cloudtrail/trail:Trail": "cloudWatchLogsGroupArn",
  "aws:route53/queryLog:QueryLog": "cloudwatchLogGroupArn",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": "logDestinationConfigs",
};
const trail = { type: "aws:cloudtrail/trail:Trail", name: "trail", refersTo: { cloudWatchLogsGroupArn: "events" } };
const group = (props: object) => ({ type: groupType, name: "events", props: { ...props } });

/** Every log group that takes audit events keeps them for a year. */
export const AuditLogRetained: RelationRule<Settings> = {
  id: "audit-log-retention",
  title: "Groups of audit events keep them for a year at least",
  severity: "medium",
  why: "Intrusions are found after months; what happened then has to be searchable still",
  fix: "set retentionInDays to 365 or more",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
  controls: ["LOG-05"],
  scope: "stack",
  types: [groupType],
  settings: {
    days: {
      description: "Days that audit events are kept at least",
      default: 365,
      schema: { type: "integer", minimum: 1, maximum: 3653 },
    },
  },
  evaluate: (resource, graph, { days }) => {
    if (!takesAuditEvents(resource, graph)) return compliant;
    // 0 is for ever, which another rule tells.
    const kept = (resource.inputs.retentionInDays as number | undefined) ?? 0;
    return kept === 0 || kept >= days
      ? compliant
      : violation("TooShort", `log group ${resource.name} keeps audit events for ${kept} days`);
  },
  examples: {
    good: [group({ retentionInDays: 365 }), trail],
    bad: [group({ retentionInDays: 30 }), trail],
    others: {
      "requests that a firewall saw": [
        group({ retentionInDays: 7 }),
        {
          type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
          name: "requests",
          refersTo: { logDestinationConfigs: "events" },
        },
      ],
    },
  },
};

function takesAuditEvents(group: ResourceView, graph: ResourceGraph): boolean {
  return Object.entries(writers).some(([type, property]) => graph.referring(type, property, group).length > 0);
}
