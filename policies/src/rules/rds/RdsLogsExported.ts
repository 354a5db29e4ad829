import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { clusterType, documentClusterType, graphClusterType, instanceType, storageTypes } from "./databaseTypes.js";
import { engineOf } from "./engineOf.js";

interface Settings {
  readonly logs: Readonly<Record<string, readonly string[]>>;
}

/** Every database sends its logs to CloudWatch. */
export const RdsLogsExported: ResourceRule<Settings> = {
  id: "rds-log-exports",
  title: "Databases send their logs to CloudWatch",
  severity: "medium",
  why: "On the server logs are dropped after days, and whoever takes the server over can remove them",
  fix: 'list the engine\'s logs in enabledCloudwatchLogsExports, for PostgreSQL ["postgresql", "upgrade"]',
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
  controls: ["LOG-08"],
  scope: "resource",
  types: storageTypes,
  settings: {
    logs: {
      description: "Logs that have to be sent, by engine",
      default: {
        postgres: ["postgresql", "upgrade"],
        "aurora-postgresql": ["postgresql"],
        mysql: ["error"],
        "aurora-mysql": ["error"],
        mariadb: ["error"],
        oracle: ["alert", "audit"],
        sqlserver: ["error"],
        docdb: ["audit"],
        neptune: ["audit"],
      },
      schema: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
    },
  },
  evaluate: (database, { logs }) => {
    const { name, type, inputs } = database;
    const engine = engineOf(database);
    if (engine === undefined) return compliant;
    const property = type === graphClusterType ? "enableCloudwatchLogsExports" : "enabledCloudwatchLogsExports";
    const sent = (inputs[property] as readonly string[] | undefined) ?? [];
    return verdictOf(
      (logs[engine] ?? [])
        .filter((log) => !sent.includes(log))
        .map((log) => ({ id: `Log::${log}`, message: `${name} does not send its log ${log} to CloudWatch` })),
    );
  },
  examples: {
    good: [
      {
        type: instanceType,
        name: "orders",
        props: { engine: "postgres", enabledCloudwatchLogsExports: ["postgresql", "upgrade"] },
      },
    ],
    bad: [{ type: instanceType, name: "orders", props: { engine: "postgres", enabledCloudwatchLogsExports: [] } }],
    others: {
      "one of two": [
        {
          type: instanceType,
          name: "orders",
          props: { engine: "postgres", enabledCloudwatchLogsExports: ["upgrade"] },
        },
      ],
      "another engine": [{ type: clusterType, name: "orders", props: { engine: "aurora-mysql" } }],
      "an edition": [{ type: instanceType, name: "orders", props: { engine: "oracle-ee" } }],
      documents: [{ type: documentClusterType, name: "orders" }],
    },
  },
};
