import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";

const grantType = "aws:kms/grant:Grant";
const granteePrincipal = "arn:aws:iam::111122223333:role/reader";
const constraints = [{ encryptionContextSubset: { "aws:s3:arn": "arn:aws:s3:::data" } }];
const operations = ["Decrypt"];

/** Every grant names its data, and cannot be handed on. */
export const KmsGrantNarrow: ResourceRule = {
  id: "kms-grant-narrow",
  title: "Grants on keys are for named data and cannot be handed on",
  severity: "medium",
  why: "A grant works beside the key policy, where no review looks: unconstrained it opens all that the key protects, and with CreateGrant it spreads",
  fix: "give constraints with an encryption context and leave CreateGrant out of operations; better, give access by IAM",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/grants.html",
  controls: ["ENC-09"],
  scope: "resource",
  types: [grantType],
  evaluate: ({ name, props }) => {
    const findings: Finding[] = [];
    const given = props.operations as readonly unknown[] | undefined;
    if (given?.includes("CreateGrant"))
      findings.push({ id: "CreateGrant", message: `whoever has grant ${name} may grant to others` });
    if (((props.constraints ?? []) as readonly unknown[]).length === 0)
      findings.push({ id: "NoConstraint", message: `grant ${name} is for all that the key protects` });
    if (/^(\*|arn:[^:]*:iam::\d{12}:root)$/.test(String(props.granteePrincipal)))
      findings.push({ id: "Grantee", message: `grant ${name} is for a whole account` });
    return verdictOf(findings);
  },
  examples: {
    good: [{ type: grantType, name: "grant", props: { granteePrincipal, operations, constraints } }],
    bad: [{ type: grantType, name: "grant", props: { granteePrincipal, operations } }],
    others: {
      "can be handed on": [
        { type: grantType, name: "grant", props: { granteePrincipal, operations: ["CreateGrant"], constraints } },
      ],
      "a whole account": [
        {
          type: grantType,
          name: "grant",
          props: { granteePrincipal: "arn:aws:iam::999999999999:root", operations, constraints },
        },
      ],
    },
  },
};
