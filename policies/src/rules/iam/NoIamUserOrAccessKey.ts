import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const accessKeyType = "aws:iam/accessKey:AccessKey";
/** Users, and what users sign in with: none of it ends by itself. */
const longLived: Readonly<Record<string, string>> = {
  "aws:iam/user:User": "is a user of IAM",
  [accessKeyType]: "is an access key that lasts until somebody deletes it",
  "aws:iam/userLoginProfile:UserLoginProfile": "is a password of a user of IAM",
  "aws:iam/serviceSpecificCredential:ServiceSpecificCredential": "is a password for a service that lasts",
  "aws:iam/signingCertificate:SigningCertificate": "is a certificate that a user signs in with",
  "aws:iam/sshKey:SshKey": "is an SSH key of a user of IAM",
};

/** Nobody gets credentials that last. */
export const NoIamUserOrAccessKey: ResourceRule = {
  id: "no-iam-user-or-access-key",
  title: "There are no IAM users and no credentials that last",
  severity: "high",
  why: "Keys that last are copied into files and logs, and work from there for years; their secret stands in Pulumi's state too",
  fix: "use a role: of the task or function, by OIDC for CI (DeployerRole), by IAM Identity Center for people",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles",
  controls: ["IAM-15", "IAM-19"],
  scope: "resource",
  types: Object.keys(longLived),
  evaluate: ({ type, name, props }) =>
    // A key that was switched off is the last step before it is deleted.
    type === accessKeyType && props.status === "Inactive"
      ? compliant
      : violation("LongLived", `${name} ${longLived[type]}`),
  examples: {
    good: [{ type: accessKeyType, name: "leaving", props: { user: "ci", status: "Inactive" } }],
    bad: [{ type: accessKeyType, name: "ci", props: { user: "ci" } }],
    others: {
      "a user": [{ type: "aws:iam/user:User", name: "ci" }],
      "a password": [{ type: "aws:iam/userLoginProfile:UserLoginProfile", name: "anna", props: { user: "anna" } }],
    },
  },
};
