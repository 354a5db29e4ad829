import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const trailType = "aws:cloudtrail/trail:Trail";
const complete = {
  isMultiRegionTrail: true,
  includeGlobalServiceEvents: true,
  enableLogFileValidation: true,
  enableLogging: true,
  kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/k",
  cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:trail:*",
  cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/trail",
};
const trail = (changed: object) => [{ type: trailType, name: "trail", props: { ...complete, ...changed } }];

/** Every trail records all regions, in files that can be validated and that a key of ours encrypts, and in a log group. */
export const CloudTrailBaseline: ResourceRule = {
  id: "cloudtrail-baseline",
  title: "Trails record every region, validated, encrypted and searchable",
  severity: "high",
  why: "An intruder works where nothing is recorded, and changes the record where nobody can tell",
  fix: "set isMultiRegionTrail, enableLogFileValidation, kmsKeyId, cloudWatchLogsGroupArn and cloudWatchLogsRoleArn, as AuditTrail does",
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
  controls: ["LOG-06"],
  scope: "resource",
  types: [trailType],
  evaluate: ({ name, inputs }) => {
    // Both are on where nothing is said.
    const left = (property: string) => inputs[property] === false;
    const wrong: Readonly<Record<string, string | false>> = {
      OneRegion: inputs.isMultiRegionTrail !== true && "records one region only",
      NoGlobalEvents: left("includeGlobalServiceEvents") && "leaves IAM, STS and CloudFront out",
      NotValidated: inputs.enableLogFileValidation !== true && "has files that nobody can validate",
      Stopped: left("enableLogging") && "does not record",
      NoKey: !hasCustomerKey(inputs, "kmsKeyId") && "has files without a key of ours",
      NotSearchable:
        !(isSet(inputs, "cloudWatchLogsGroupArn") && isSet(inputs, "cloudWatchLogsRoleArn")) &&
        "writes to no log group, so that nothing in it raises an alarm",
    };
    return verdictOf(
      Object.entries(wrong).flatMap(([id, what]) => (what === false ? [] : [{ id, message: `trail ${name} ${what}` }])),
    );
  },
  examples: {
    good: trail({}),
    bad: trail({ isMultiRegionTrail: false }),
    others: {
      "no validation": trail({ enableLogFileValidation: false }),
      "no key": trail({ kmsKeyId: undefined }),
      stopped: trail({ enableLogging: false }),
      "no global services": trail({ includeGlobalServiceEvents: false }),
      "no log group": trail({ cloudWatchLogsGroupArn: undefined }),
      "a log group that it may not write to": trail({ cloudWatchLogsRoleArn: undefined }),
    },
  },
};
