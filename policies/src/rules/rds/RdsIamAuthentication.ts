import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { clusterType, graphClusterType, instanceType } from "./databaseTypes.js";
import { engineOf } from "./engineOf.js";

const engines = /^(postgres|mysql|mariadb|aurora-postgresql|aurora-mysql|neptune)$/;

/** Every database lets workloads sign in under their roles. */
export const RdsIamAuthentication: ResourceRule = {
  id: "rds-iam-authentication",
  title: "Databases let workloads sign in under their roles",
  severity: "medium",
  why: "Otherwise workloads need passwords, which are shared, copied and live until somebody changes them",
  fix: "set iamDatabaseAuthenticationEnabled to true, and give roles rds-db:connect as one user",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html",
  controls: ["IAM-08"],
  scope: "resource",
  types: [instanceType, clusterType, graphClusterType],
  evaluate: (database) => {
    const { name, inputs } = database;
    if (!engines.test(engineOf(database) ?? "") || inputs.iamDatabaseAuthenticationEnabled === true) return compliant;
    return violation("Off", `nobody can sign in to ${name} under a role`);
  },
  examples: {
    good: [
      { type: instanceType, name: "orders", props: { engine: "postgres", iamDatabaseAuthenticationEnabled: true } },
    ],
    bad: [{ type: instanceType, name: "orders", props: { engine: "postgres" } }],
    others: {
      "a cluster": [
        {
          type: clusterType,
          name: "orders",
          props: { engine: "aurora-mysql", iamDatabaseAuthenticationEnabled: false },
        },
      ],
    },
  },
};
