import { isPublic } from "../../documents/isPublic.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { s3PolicyTypes, statementsIn } from "./statementsOf.js";

/** What narrows a bucket's policy besides: requests through an access point that is named. */
const byAccessPoint = ["s3:DataAccessPointAccount", "s3:DataAccessPointArn"];
const policyWith = (Principal: unknown, Condition?: object) =>
  JSON.stringify({
    Statement: [
      {
        Sid: "Read",
        Effect: "Allow",
        Principal,
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::data/*",
        ...(Condition ? { Condition } : {}),
      },
    ],
  });
const [policyType] = s3PolicyTypes;

/** No policy of a bucket or of an access point lets the public in. */
export const S3NoPublicPrincipal: ResourceRule = {
  id: "s3-no-public-principal",
  title: "No bucket or access point lets everybody in",
  severity: "critical",
  why: "A statement for everybody opens the data to the internet as soon as the block of public access is gone",
  fix: "name the roles or the services, or narrow the statement by aws:PrincipalAccount, aws:PrincipalOrgID or aws:SourceVpce",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status",
  controls: ["STO-01", "STO-08"],
  scope: "resource",
  types: s3PolicyTypes,
  evaluate: (resource) =>
    verdictOf(
      statementsIn(resource)
        .filter((statement) => isPublic(statement, byAccessPoint))
        .map(({ sid }) => ({
          id: `Statement::${sid}`,
          message: `statement ${sid} of ${resource.name} lets everybody in`,
        })),
    ),
  examples: {
    good: [
      {
        type: policyType,
        name: "policy",
        props: { policy: policyWith("*", { StringEquals: { "aws:PrincipalAccount": "111122223333" } }) },
      },
    ],
    bad: [{ type: policyType, name: "policy", props: { policy: policyWith("*") } }],
    others: {
      "everybody, said otherwise": [
        { type: policyType, name: "policy", props: { policy: policyWith({ AWS: ["*"] }) } },
      ],
      "everybody but one": [
        {
          type: policyType,
          name: "policy",
          props: { policy: policyWith(undefined).replace('"Sid"', '"NotPrincipal":{"AWS":"111122223333"},"Sid"') },
        },
      ],
      "a condition that everybody meets": [
        {
          type: policyType,
          name: "policy",
          props: { policy: policyWith("*", { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }) },
        },
      ],
      "a condition that holds where the key is absent": [
        {
          type: policyType,
          name: "policy",
          props: { policy: policyWith("*", { StringEqualsIfExists: { "aws:SourceVpce": "vpce-1" } }) },
        },
      ],
      inline: [{ type: bucketTypes[0], name: "data", props: { policy: policyWith("*") } }],
      "an access point": [
        { type: "aws:s3/accessPoint:AccessPoint", name: "reports", props: { policy: policyWith("*") } },
      ],
      "an access point across regions": [
        {
          type: "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy",
          name: "reports",
          props: { details: { name: "reports", policy: policyWith("*") } },
        },
      ],
    },
  },
};
