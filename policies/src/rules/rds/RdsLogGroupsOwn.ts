import { perGraph } from "../../engine/perGraph.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { clusterType, instanceType } from "./databaseTypes.js";

const groupType = "aws:cloudwatch/logGroup:LogGroup";
const exporting = { identifier: "orders", enabledCloudwatchLogsExports: ["postgresql"] };
const group = (name: string) => ({ type: groupType, name: "lines", props: { name } });

/** Names of the log groups of a stack. RDS finds its groups by nothing else. */
const groupNames = perGraph(
  (graph): ReadonlySet<string> => new Set(graph.ofTypes(groupType).map(({ inputs }) => String(inputs.name))),
);

/** The program makes the log groups to which databases send their logs. */
export const RdsLogGroupsOwn: RelationRule = {
  id: "rds-log-groups",
  title: "The log groups of databases are made by the program",
  severity: "low",
  why: "RDS makes a missing group itself, which keeps its lines for ever under AWS's own key",
  fix: "add a LogGroup /aws/rds/instance/<identifier>/<log> with retentionInDays and kmsKeyId, before the database, as PostgresDatabase does",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
  controls: ["LOG-04", "LOG-08"],
  scope: "stack",
  types: [instanceType, clusterType],
  evaluate: ({ name, type, inputs }, graph) => {
    const sent = (inputs.enabledCloudwatchLogsExports as readonly string[] | undefined) ?? [];
    if (sent.length === 0) return compliant;
    const identifier = type === clusterType ? inputs.clusterIdentifier : inputs.identifier;
    if (identifier === undefined)
      return { kind: "undetermined", reason: `${name} has a drawn identifier, by which RDS names its log groups` };
    const folder = `/aws/rds/${type === clusterType ? "cluster" : "instance"}/${identifier}`;
    return verdictOf(
      sent
        .filter((log) => !groupNames(graph).has(`${folder}/${log}`))
        .map((log) => ({ id: `Log::${log}`, message: `${name} leaves it to RDS to make the group of its log ${log}` })),
    );
  },
  examples: {
    good: [{ type: instanceType, name: "orders", props: exporting }, group("/aws/rds/instance/orders/postgresql")],
    bad: [{ type: instanceType, name: "orders", props: exporting }],
    others: {
      "the group of another": [
        { type: instanceType, name: "orders", props: exporting },
        group("/aws/rds/instance/others/postgresql"),
      ],
      "a cluster": [
        {
          type: clusterType,
          name: "orders",
          props: { clusterIdentifier: "orders", enabledCloudwatchLogsExports: ["error"] },
        },
        group("/aws/rds/instance/orders/error"),
      ],
    },
  },
};
