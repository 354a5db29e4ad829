import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { filterType } from "../alarms/alarmTypes.js";

interface Settings {
  readonly projects: readonly string[];
  readonly needs: readonly string[];
}

const stackType = "pulumi:pulumi:Stack";
const trailType = "aws:cloudtrail/trail:Trail";
const analyzerType = "aws:accessanalyzer/analyzer:Analyzer";
const recorderType = "aws:cfg/recorder:Recorder";
const hubType = "aws:securityhub/account:Account";
const recorderStatusType = "aws:cfg/recorderStatus:RecorderStatus";
/** An analyzer of unused access finds nobody from outside. */
const external = /^(ACCOUNT|ORGANIZATION)$/;

/** What an account's audit consists of. */
const needs: Readonly<Record<string, { readonly what: string; readonly isThere: (graph: ResourceGraph) => boolean }>> =
  {
    trail: { what: "a trail", isThere: (graph) => graph.ofTypes(trailType).length > 0 },
    analyzer: {
      what: "an analyzer of external access",
      isThere: (graph) =>
        graph.ofTypes(analyzerType).some(({ inputs }) => external.test(String(inputs.type ?? "ACCOUNT"))),
    },
    recorder: {
      what: "a recorder of AWS Config that is turned on",
      isThere: (graph) =>
        graph.ofTypes(recorderType).length > 0 &&
        graph.ofTypes(recorderStatusType).some(({ inputs }) => inputs.isEnabled === true),
    },
    "findings-hub": { what: "a findings hub", isThere: (graph) => graph.ofTypes(hubType).length > 0 },
    "unauthorized-calls": {
      what: "a filter on denied calls",
      isThere: counts(["UnauthorizedOperation", "AccessDenied"]),
    },
    "iam-changes": {
      what: "a filter on changes of IAM policies",
      isThere: counts(["PutRolePolicy", "AttachRolePolicy", "CreatePolicyVersion"]),
    },
    "bucket-policy-changes": {
      what: "a filter on changes of bucket policies",
      isThere: counts([
        "PutBucketPolicy",
        "DeleteBucketPolicy",
        "PutBucketAcl",
        "PutBucketLifecycle",
        "PutBucketReplication",
      ]),
    },
  };

/** Needs that an organization often meets for its accounts, by stacks of its own. */
const organizations = new Set(["recorder", "findings-hub"]);

const stack = { type: stackType, name: "foundation" };
const trail = { type: trailType, name: "trail" };
const analyzer = (type: string) => ({ type: analyzerType, name: "outside", props: { type } });
const filters = [
  '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  "{ ($.eventName = PutRolePolicy) || ($.eventName = AttachRolePolicy) || ($.eventName = CreatePolicyVersion) }",
  "{ ($.eventName = PutBucketPolicy) || ($.eventName = DeleteBucketPolicy) || ($.eventName = PutBucketAcl) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) }",
].map((pattern, index) => ({ type: filterType, name: `events-${index}`, props: { pattern } }));

/** A stack that records an account, and every stack that is named to, has what the audit of an account consists of. */
export const AuditComplete: RelationRule<Settings> = {
  id: "account-audit-complete",
  title: "The stack that records an account also tells of what it records, and of who gets in from outside",
  severity: "high",
  why: "A record that nobody reads tells of an intrusion when somebody else has; and what others can reach stands in no record",
  fix: "add AuditAlarms and an ExternalAccessAnalyzer beside the AuditTrail, and where they are asked for a recorder of AWS Config and a FindingsHub",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html",
  controls: ["LOG-06", "LOG-10", "IAM-21", "GOV-02", "MON-06", "MON-07", "MON-08", "MON-13"],
  scope: "stack",
  types: [stackType],
  settings: {
    projects: {
      description:
        "Projects whose stacks need all of it even where they have no trail, such as the account's foundation",
      default: [],
      schema: { type: "array", items: { type: "string" } },
    },
    needs: {
      description:
        "What is needed. Default: all but recorder and findings hub, which an organization often has already",
      default: Object.keys(needs).filter((need) => !organizations.has(need)),
      schema: { type: "array", items: { type: "string", enum: Object.keys(needs) } },
    },
  },
  evaluate: ({ name, urn }, graph, settings) => {
    // urn:pulumi:<stack>::<project>::<type>::<name>
    const [, project = ""] = urn.split("::");
    const judged = graph.ofTypes(trailType).length > 0 || settings.projects.includes(project);
    if (!judged) return compliant;
    return verdictOf(
      settings.needs.flatMap((id) => {
        const need = needs[id];
        return need === undefined || need.isThere(graph)
          ? []
          : [{ id: `Need::${id}`, message: `stack ${name} has no ${need.what.replace(/^an? /, "")}` }];
      }),
    );
  },
  examples: {
    good: [stack, trail, analyzer("ACCOUNT"), ...filters],
    bad: [stack, trail, ...filters],
    others: {
      "an analyzer of unused access only": [stack, trail, analyzer("ACCOUNT_UNUSED_ACCESS"), ...filters],
      "no filter on bucket policies": [stack, trail, analyzer("ORGANIZATION"), ...filters.slice(0, 2)],
      "a filter on a part of the changes": [
        stack,
        trail,
        analyzer("ORGANIZATION"),
        ...filters.slice(0, 2),
        { type: filterType, name: "buckets", props: { pattern: "{ $.eventName = PutBucketPolicy }" } },
      ],
    },
  },
};

/** Whether a filter asks for all of some events. */
function counts(events: readonly string[]): (graph: ResourceGraph) => boolean {
  return (graph) =>
    graph.ofTypes(filterType).some(({ inputs }) => {
      const pattern = String(inputs.pattern);
      return events.every((event) => pattern.includes(event));
    });
}
