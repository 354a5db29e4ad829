import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf } from "../../engine/Verdict.js";
import { allowedToReplicate, roleType } from "./replicationRoles.js";

const policyType = "aws:iam/rolePolicy:RolePolicy";
const source = "arn:aws:kms:eu-west-1:111122223333:key/source";
const target = "arn:aws:kms:eu-central-1:111122223333:key/target";
const statement = (Action: string, Resource: string) => ({ Effect: "Allow", Action, Resource });
const replicate = statement("s3:ReplicateObject", "arn:aws:s3:::copies/*");
const roleWith = (...Statement: readonly object[]) => [
  { type: roleType, name: "replication" },
  {
    type: policyType,
    name: "access",
    props: { policy: JSON.stringify({ Statement }) },
    refersTo: { role: "replication" },
  },
];
const decrypts = /^(\*|kms:(\*|Decrypt\*?))$/;
const encrypts = /^(\*|kms:(\*|Encrypt\*?|ReEncrypt.*|GenerateDataKey.*))$/;
const oneKey = /^arn:[^:]*:kms:[^:*?]+:\d{12}:key\/[^*?]+$/;

/** Every replication role decrypts with the source's key and encrypts with the destinations', each named by its ARN. */
export const ReplicationRoleKeys: RelationRule = {
  id: "replication-role-keys",
  title: "Replication roles decrypt with the source's key and encrypt with the destinations'",
  severity: "high",
  why: "A role that decrypts with any key opens every bucket of the account; one that encrypts with the source's key leaves copies that the source's region can read",
  fix: "allow kms:Decrypt on the ARN of the source's key and kms:Encrypt on the ARNs of the destinations' keys, each in a statement of its own",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
  controls: ["ENC-10", "ENC-08"],
  scope: "stack",
  types: [roleType],
  evaluate: (role, graph) => {
    const statements = allowedToReplicate(role, graph);
    if (statements === undefined) return compliant;
    const keysFor = (use: RegExp) =>
      new Set(
        statements.filter(({ actions }) => actions.some((action) => use.test(action))).flatMap((s) => s.resources),
      );
    const decrypted = keysFor(decrypts);
    const encrypted = keysFor(encrypts);
    const unnamed = [...new Set([...decrypted, ...encrypted])].filter((key) => !oneKey.test(key));
    const shared = [...encrypted].filter((key) => decrypted.has(key) && oneKey.test(key));
    return verdictOf([
      ...unnamed.map(
        (key): Finding => ({ id: `Key::${key}`, message: `replication role ${role.name} uses the key ${key}` }),
      ),
      ...shared.map(
        (key): Finding => ({
          id: `SourceKey::${key}`,
          message: `replication role ${role.name} encrypts with the key that it decrypts with: ${key}`,
        }),
      ),
    ]);
  },
  examples: {
    good: roleWith(replicate, statement("kms:Decrypt", source), statement("kms:Encrypt", target)),
    bad: roleWith(
      replicate,
      statement("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/*"),
      statement("kms:Encrypt", target),
    ),
    others: {
      "encrypts with the source's key": roleWith(
        replicate,
        statement("kms:Decrypt", source),
        statement("kms:Encrypt", source),
      ),
      "everything of KMS": roleWith(replicate, statement("kms:*", "*")),
    },
  },
};
