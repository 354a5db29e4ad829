import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf, violation } from "../../engine/Verdict.js";
import { clusterType, instanceType } from "./databaseTypes.js";
import { engineOf } from "./engineOf.js";
import { parametersOf } from "./parametersOf.js";

/** The parameter by which an engine refuses sessions without TLS, and that of the versions that it takes. */
const parameters: Readonly<Record<string, { readonly force: string; readonly versions?: string }>> = {
  postgres: { force: "rds.force_ssl", versions: "ssl_min_protocol_version" },
  "aurora-postgresql": { force: "rds.force_ssl", versions: "ssl_min_protocol_version" },
  mysql: { force: "require_secure_transport", versions: "tls_version" },
  "aurora-mysql": { force: "require_secure_transport", versions: "tls_version" },
  mariadb: { force: "require_secure_transport", versions: "tls_version" },
  sqlserver: { force: "rds.force_ssl" },
};
const groupType = "aws:rds/parameterGroup:ParameterGroup";
const clusterGroupType = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const withParameters = (...given: readonly (readonly [string, string])[]) => [
  {
    type: instanceType,
    name: "orders",
    props: { engine: "postgres", parameterGroupName: "orders" },
    refersTo: { parameterGroupName: "parameters" },
  },
  { type: groupType, name: "parameters", props: { parameters: given.map(([name, value]) => ({ name, value })) } },
];

/** Every database refuses sessions without TLS, and with versions of it that are outdated. */
export const RdsTlsForced: RelationRule = {
  id: "rds-force-ssl",
  title: "Databases refuse sessions without TLS",
  severity: "high",
  why: "A client that is not told to use TLS sends its password and the data in clear, and a server that allows that never says so",
  fix: 'attach a parameter group with rds.force_ssl "1" (MySQL and MariaDB: require_secure_transport "ON") and no TLS below 1.2',
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html",
  controls: ["ENC-14"],
  scope: "stack",
  types: [instanceType, clusterType],
  evaluate: (database, graph) => {
    const engine = engineOf(database);
    if (engine === undefined) return compliant;
    const wanted = parameters[engine];
    if (!wanted)
      return { kind: "undetermined", reason: `no parameter says whether ${engine} refuses sessions without TLS` };
    const found = parametersOf(database, graph);
    if (found === "elsewhere")
      return { kind: "undetermined", reason: `the parameter group of ${database.name} is not of this stack` };
    if (found === "default")
      return violation("NoGroup", `${database.name} has no parameter group that makes it refuse sessions without TLS`);
    const forced = /^(1|on|true)$/i.test(found.get(wanted.force) ?? "");
    const versions = wanted.versions === undefined ? "" : (found.get(wanted.versions) ?? "");
    const findings: readonly Finding[] = [
      ...(forced ? [] : [{ id: "NotForced", message: `${database.name} takes sessions without TLS` }]),
      ...(/TLSv1(\.1)?(?![.\d])/.test(versions)
        ? [{ id: "OldTls", message: `${database.name} takes sessions over ${versions}` }]
        : []),
    ];
    return verdictOf(findings);
  },
  examples: {
    good: withParameters(["rds.force_ssl", "1"], ["ssl_min_protocol_version", "TLSv1.2"]),
    bad: withParameters(["rds.force_ssl", "0"]),
    others: {
      "a group that says nothing of it": withParameters(["log_connections", "1"]),
      "no group": [{ type: instanceType, name: "orders", props: { engine: "postgres" } }],
      "the engine's own group": [
        { type: instanceType, name: "orders", props: { engine: "mysql", parameterGroupName: "default.mysql8.4" } },
      ],
      "outdated TLS": withParameters(["rds.force_ssl", "1"], ["ssl_min_protocol_version", "TLSv1.1"]),
      "a cluster of another engine": [
        {
          type: clusterType,
          name: "orders",
          props: { engine: "aurora-mysql", dbClusterParameterGroupName: "orders" },
          refersTo: { dbClusterParameterGroupName: "parameters" },
        },
        {
          type: clusterGroupType,
          name: "parameters",
          props: { parameters: [{ name: "require_secure_transport", value: "OFF" }] },
        },
      ],
    },
  },
};
