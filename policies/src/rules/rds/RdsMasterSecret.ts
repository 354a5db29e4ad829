import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf, violation } from "../../engine/Verdict.js";
import { clusterType, documentClusterType, instanceType, isReplica } from "./databaseTypes.js";

const versionType = "aws:secretsmanager/secretVersion:SecretVersion";
const passwordProperties = ["password", "passwordWo", "masterPassword", "masterPasswordWo"] as const;
const ownKey = "arn:aws:kms:eu-west-1:111122223333:key/k";
const randomType = "random:index/randomPassword:RandomPassword";

/** The password of every database's master user is kept in Secrets Manager. */
export const RdsMasterSecret: RelationRule = {
  id: "rds-master-secret",
  title: "The passwords of master users are kept in Secrets Manager",
  severity: "high",
  why: "A password that the program knows is in its configuration and state, and nobody changes it when somebody leaves",
  fix: "set manageMasterUserPassword to true with masterUserSecretKmsKeyId, and leave the password out",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
  controls: ["SEC-02", "SEC-09", "SEC-17"],
  scope: "stack",
  types: [instanceType, clusterType, documentClusterType],
  evaluate: (database, graph) => {
    const { name, type, inputs } = database;
    if (inputs.manageMasterUserPassword === true) {
      // DocumentDB's own secret takes no key of ours.
      return type === documentClusterType || hasCustomerKey(inputs, "masterUserSecretKmsKeyId")
        ? compliant
        : violation("NoKey", `the master secret of ${name} is encrypted with AWS's own key`);
    }
    const given = passwordProperties.filter((property) => isSet(inputs, property));
    if (given.length === 0)
      return bringsUsers(database) ? compliant : violation("Unmanaged", `nothing keeps the master password of ${name}`);
    return verdictOf(
      given
        .filter((property) => !isKept(database, property, graph))
        .map((property) => ({ id: `Given::${property}`, message: `the program gives the master password of ${name}` })),
    );
  },
  examples: {
    good: [
      {
        type: instanceType,
        name: "orders",
        props: { manageMasterUserPassword: true, masterUserSecretKmsKeyId: ownKey },
      },
    ],
    bad: [{ type: instanceType, name: "orders", props: { password: "correct horse" } }],
    others: {
      "AWS's own key": [{ type: clusterType, name: "orders", props: { manageMasterUserPassword: true } }],
      "neither a secret nor a password": [{ type: instanceType, name: "orders" }],
      "write-only, but from the program": [{ type: clusterType, name: "orders", props: { masterPasswordWo: "horse" } }],
      "a random password that no secret holds": [
        {
          type: documentClusterType,
          name: "orders",
          props: { masterPassword: "x" },
          refersTo: { masterPassword: "random" },
        },
        { type: randomType, name: "random" },
      ],
    },
  },
};

/** Whether the database comes with its users, from another one or from a snapshot. */
function bringsUsers(database: ResourceView): boolean {
  const origins = ["snapshotIdentifier", "restoreToPointInTime", "globalClusterIdentifier"];
  return isReplica(database) || origins.some((property) => isSet(database.inputs, property));
}

/** Whether a password comes from a secret, or from what a secret's value comes from as well. */
function isKept(database: ResourceView, property: string, graph: ResourceGraph): boolean {
  return graph
    .referenced(database, property)
    .some(
      (source) =>
        source.type.startsWith("aws:secretsmanager/") ||
        ["secretString", "secretStringWo"].some((value) => graph.referring(versionType, value, source).length > 0),
    );
}
