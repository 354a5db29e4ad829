import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf, violation } from "../../engine/Verdict.js";
import { clusterType, instanceType } from "./databaseTypes.js";
import { engineOf } from "./engineOf.js";
import { parametersOf } from "./parametersOf.js";

/** What each parameter has to be for its lines to be written. PostgreSQL 18 takes more words than on and off. */
const wanted: Readonly<Record<string, RegExp>> = {
  log_connections: /^(?!(0|off|false|no)?$)/i,
  log_disconnections: /^(1|on|true)$/i,
  log_statement: /^(ddl|mod|all)$/i,
};
const groupType = "aws:rds/parameterGroup:ParameterGroup";
const logging = { log_connections: "1", log_disconnections: "1", log_statement: "ddl" };
const withParameters = (values: Readonly<Record<string, string>>) => [
  {
    type: instanceType,
    name: "orders",
    props: { engine: "postgres", parameterGroupName: "orders" },
    refersTo: { parameterGroupName: "parameters" },
  },
  {
    type: groupType,
    name: "parameters",
    props: { parameters: Object.entries(values).map(([name, value]) => ({ name, value })) },
  },
];

/** Every PostgreSQL server writes a line for each sign-in, each end of a session and each change of the schema. */
export const RdsSessionsLogged: RelationRule = {
  id: "rds-sessions-logged",
  title: "Databases log sign-ins and changes of the schema",
  severity: "medium",
  why: "Without these lines nobody can tell after an incident who was connected, from where, and what was changed",
  fix: 'set log_connections and log_disconnections to "1" and log_statement to "ddl" in the parameter group',
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html",
  controls: ["LOG-08"],
  scope: "stack",
  types: [instanceType, clusterType],
  evaluate: (database, graph) => {
    if (!/postgres/.test(engineOf(database) ?? "")) return compliant;
    const found = parametersOf(database, graph);
    if (found === "elsewhere")
      return { kind: "undetermined", reason: `the parameter group of ${database.name} is not of this stack` };
    if (found === "default") return violation("NoGroup", `${database.name} logs as the engine does by default: errors`);
    return verdictOf(
      Object.entries(wanted)
        .filter(([parameter, pattern]) => !pattern.test(found.get(parameter) ?? ""))
        .map(([parameter]) => ({
          id: `Parameter::${parameter}`,
          message: `${parameter} of ${database.name} leaves out lines that are needed`,
        })),
    );
  },
  examples: {
    good: withParameters(logging),
    bad: withParameters({ ...logging, log_connections: "0" }),
    others: {
      "sessions without their end": withParameters({ ...logging, log_disconnections: "off" }),
      "no statements": withParameters({ ...logging, log_statement: "none" }),
      "no group": [{ type: clusterType, name: "orders", props: { engine: "aurora-postgresql" } }],
    },
  },
};
