import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { clusterType, documentClusterType, instanceType } from "./databaseTypes.js";

interface Settings {
  readonly users: readonly string[];
  readonly ports: readonly number[];
}

/** No database's master user has the name that everybody tries first. */
export const RdsDefaultsAvoided: ResourceRule<Settings> = {
  id: "rds-default-user",
  title: "Master users of databases have names of their own",
  severity: "low",
  why: "Half of a stolen or guessed sign-in is the name, and these names are what is tried",
  fix: "give the master user another name; that replaces the database",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25",
  controls: ["IAM-08"],
  scope: "resource",
  types: [instanceType, clusterType, documentClusterType],
  settings: {
    users: {
      description: "Names that a master user must not have, in any case",
      default: ["admin", "administrator", "postgres", "root", "sa"],
      schema: { type: "array", items: { type: "string" } },
    },
    ports: {
      description:
        "Ports that a database must not listen on. Default: none, because security groups name who gets there",
      default: [],
      schema: { type: "array", items: { type: "number" } },
    },
  },
  evaluate: ({ name, inputs }, { users, ports }) => {
    const user = ifKnown(() => inputs.username ?? inputs.masterUsername);
    const port = ports.length === 0 ? undefined : inputs.port;
    return verdictOf([
      ...(typeof user === "string" && users.includes(user.toLowerCase())
        ? [{ id: `User::${user}`, message: `the master user of ${name} is called ${user}` }]
        : []),
      ...(typeof port === "number" && ports.includes(port)
        ? [{ id: `Port::${port}`, message: `${name} listens on port ${port}` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: instanceType, name: "orders", props: { username: "owner", port: 5432 } }],
    bad: [{ type: instanceType, name: "orders", props: { username: "postgres" } }],
    others: { "a cluster": [{ type: clusterType, name: "orders", props: { masterUsername: "Admin" } }] },
  },
};
