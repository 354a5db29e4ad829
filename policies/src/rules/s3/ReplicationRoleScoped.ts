import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf } from "../../engine/Verdict.js";
import { allowedToReplicate, roleType } from "./replicationRoles.js";

const policyType = "aws:iam/rolePolicy:RolePolicy";
const read = {
  Effect: "Allow",
  Action: ["s3:GetReplicationConfiguration", "s3:ListBucket", "s3:GetObjectVersionForReplication"],
  Resource: ["arn:aws:s3:::staging", "arn:aws:s3:::staging/*"],
};
const write = {
  Effect: "Allow",
  Action: ["s3:ReplicateObject", "s3:ReplicateTags"],
  Resource: "arn:aws:s3:::copies/*",
};
const roleWith = (...Statement: readonly object[]) => [
  { type: roleType, name: "replication" },
  {
    type: policyType,
    name: "access",
    props: { policy: JSON.stringify({ Statement }) },
    refersTo: { role: "replication" },
  },
];
/** What replication needs, and no more (IAM-11). */
const needed =
  /^s3:(GetReplicationConfiguration|ListBucket|GetObjectVersionForReplication|GetObjectVersionAcl|GetObjectVersionTagging|GetObjectRetention|GetObjectLegalHold|ReplicateObject|ReplicateTags|ReplicateDelete|ObjectOwnerOverrideToBucketOwner)$/;

/** Every replication role reads the source and writes replicas to named buckets, and does nothing else with S3. */
export const ReplicationRoleScoped: RelationRule = {
  id: "replication-role-scoped",
  title: "Replication roles read the source and write replicas, nothing else",
  severity: "high",
  why: "S3 uses the role unseen and all the time: what it may do beyond copying, whoever changes the replication may do too",
  fix: "allow s3:GetReplicationConfiguration, s3:ListBucket and s3:GetObjectVersion* on the source and s3:Replicate* on named destinations (ReplicationRole)",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html",
  controls: ["IAM-11"],
  scope: "stack",
  types: [roleType],
  evaluate: (role, graph) => {
    const statements = allowedToReplicate(role, graph);
    if (statements === undefined) return compliant;
    return verdictOf(
      statements.flatMap(({ sid, actions, resources }): readonly Finding[] => {
        const ofS3 = actions.filter((action) => action.startsWith("s3:") || action === "*");
        if (ofS3.length === 0) return [];
        const beyond = ofS3.filter((action) => !needed.test(action));
        const unnamed = resources.filter((resource) => /^(\*|arn:[^:]*:s3:::\*.*)$/.test(resource));
        return [
          ...beyond.map((action) => ({
            id: `Action::${action}`,
            message: `replication role ${role.name} may ${action}`,
          })),
          ...unnamed.map((resource) => ({
            id: `Resource::${sid}`,
            message: `statement ${sid} of replication role ${role.name} is about ${resource}`,
          })),
        ];
      }),
    );
  },
  examples: {
    good: roleWith(read, write),
    bad: roleWith(read, { ...write, Resource: "*" }),
    others: {
      "writes to the source": roleWith(read, write, {
        Effect: "Allow",
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::staging/*",
      }),
      "any bucket's replicas": roleWith(read, { ...write, Resource: "arn:aws:s3:::*/*" }),
      "a wildcard": roleWith(read, { ...write, Action: "s3:Replicate*" }),
    },
  },
};
