import { denialsOf } from "../../documents/denialsOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "../s3/bucketTypes.js";
import { lockOf } from "../s3/lockOf.js";
import { settingTypes } from "../s3/settingTypes.js";
import { statementsOf } from "../s3/statementsOf.js";

const trailType = "aws:cloudtrail/trail:Trail";
const [policyType] = settingTypes.policy.types;
const [lockType] = settingTypes.lock.types;
/** A principal of the account with every right that IAM can give. */
const administrator = {
  "aws:principalarn": "arn:aws:iam::111122223333:role/administrator",
  "aws:principalisawsservice": "false",
  "aws:securetransport": "true",
};
const deletions = ["s3:DeleteObject", "s3:DeleteObjectVersion"] as const;
const trail = { type: trailType, name: "trail", refersTo: { s3BucketName: "files" } };
const bucket = { type: bucketTypes[0], name: "files" };
const denying = (...Action: readonly string[]) => ({
  type: policyType,
  name: "policy",
  props: {
    policy: JSON.stringify({
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action,
          Resource: "arn:aws:s3:::files/*",
          Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
        },
      ],
    }),
  },
  refersTo: { bucket: "files" },
});

/** The files of every trail can be neither deleted nor forged, whatever an IAM policy says. */
export const TrailBucketProtected: RelationRule = {
  id: "cloudtrail-bucket-protected",
  title: "Files of trails can be neither deleted nor forged",
  severity: "high",
  why: "Whoever takes over an account deletes its record first; validation tells that files are gone, and does not bring them back",
  fix: "deny s3:DeleteObject, s3:DeleteObjectVersion and s3:PutObject to all but AWS services in the bucket's policy, as AuditTrail does, or lock in COMPLIANCE mode",
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html#cloudtrail-security-preventative-best-practices",
  controls: ["LOG-06", "LOG-05"],
  scope: "stack",
  types: [trailType],
  evaluate: (resource, graph) =>
    verdictOf(
      graph
        .referenced(resource, "s3BucketName")
        .filter(({ type }) => (bucketTypes as readonly string[]).includes(type))
        .flatMap((files) => {
          const statements = statementsOf(files, graph);
          const denied = (action: string) => denialsOf(statements, action, administrator).length > 0;
          const kept = lockOf(files, graph)?.mode === "COMPLIANCE" || deletions.every(denied);
          const says = `trail ${resource.name} writes to bucket ${files.name}, whose files`;
          return [
            ...(kept ? [] : [{ id: "Deletable", message: `${says} an administrator can delete` }]),
            ...(denied("s3:PutObject") ? [] : [{ id: "Forgeable", message: `${says} an administrator can forge` }]),
          ];
        }),
    ),
  examples: {
    good: [trail, bucket, denying("s3:Delete*", "s3:PutObject")],
    bad: [trail, bucket],
    others: {
      "versions that can be deleted": [trail, bucket, denying("s3:DeleteObject", "s3:PutObject")],
      "a lock that can be bypassed": [
        trail,
        bucket,
        denying("s3:PutObject"),
        {
          type: lockType,
          name: "lock",
          props: { rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } } },
          refersTo: { bucket: "files" },
        },
      ],
      "files that can be forged": [trail, bucket, denying("s3:Delete*")],
    },
  },
};
