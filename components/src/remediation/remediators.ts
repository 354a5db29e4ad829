import { Access } from "@sallyport/intents";
import { RemediationMode } from "./RemediationArgs.js";

/** Where a remediator works. */
interface RemediatedPlace {
  readonly accountId: string;
  /** Absent where the region has no trail of its own. */
  readonly trail?: { readonly name: string; readonly arn: string };
}

/** What one remediator may do, once its place is known. */
interface RemediatorIntent {
  readonly bucketsOf?: string;
  readonly securityGroupsOf?: string;
  readonly usersOf?: string;
  readonly trail?: string;
}

/** One of the functions. */
export interface RemediatorPlan {
  /** As its setting names it, and the end of its name. */
  readonly kind: string;
  readonly intent: (place: RemediatedPlace) => RemediatorIntent;
  /** EventBridge's pattern of the events that call it. */
  readonly pattern: (place: RemediatedPlace) => object;
}

const config = (rule: string) => ({
  source: ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  detail: {
    messageType: ["ComplianceChangeNotification"],
    configRuleName: [{ suffix: `-${rule}` }],
    newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
  },
});

/** Calls that succeeded, as the trail hands them to EventBridge. */
const called = (service: string, eventName: readonly string[], more: object = {}) => ({
  source: [`aws.${service}`],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: { eventSource: [`${service}.amazonaws.com`], eventName, errorCode: [{ exists: false }], ...more },
});

/**
 * The remediators (IR-02), each with the events that call it: findings of AWS Config's rules of `ConfigBaseline`, of Access
 * Analyzer, GuardDuty and AWS Health, and calls themselves, which come within seconds.
 * Sources: the event references of the services' user guides.
 */
export const remediators: readonly RemediatorPlan[] = [
  {
    kind: "public-bucket",
    intent: ({ accountId }) => ({ bucketsOf: accountId }),
    pattern: () => ({
      $or: [
        config("buckets-closed"),
        {
          source: ["aws.access-analyzer"],
          "detail-type": ["Access Analyzer Finding"],
          detail: { status: ["ACTIVE"], isPublic: [true], resourceType: ["AWS::S3::Bucket"] },
        },
        called("s3", ["DeleteBucketPublicAccessBlock", "PutBucketPublicAccessBlock"]),
      ],
    }),
  },
  {
    kind: "open-security-group",
    intent: ({ accountId }) => ({ securityGroupsOf: accountId }),
    pattern: () => ({
      $or: [config("no-open-ssh"), called("ec2", ["AuthorizeSecurityGroupIngress", "ModifySecurityGroupRules"])],
    }),
  },
  {
    kind: "exposed-key",
    intent: ({ accountId }) => ({ usersOf: accountId }),
    pattern: () => ({
      $or: [
        {
          source: ["aws.health"],
          "detail-type": ["AWS Health Event"],
          detail: { service: ["RISK"], eventTypeCode: ["AWS_RISK_CREDENTIALS_EXPOSED"] },
        },
        {
          source: ["aws.guardduty"],
          "detail-type": ["GuardDuty Finding"],
          detail: {
            type: [{ prefix: "UnauthorizedAccess:IAMUser/" }],
            resource: { accessKeyDetails: { userType: ["IAMUser"] } },
          },
        },
      ],
    }),
  },
  {
    kind: "stopped-trail",
    intent: ({ trail }) => (trail === undefined ? {} : { trail: trail.name }),
    pattern: ({ trail }) =>
      called("cloudtrail", ["StopLogging"], { requestParameters: { name: trail && [trail.name, trail.arn] } }),
  },
];

/** The verbs of a mode: a dry run looks, and cannot do more. */
export function verbsOf(mode: RemediationMode): Access[] {
  return mode === RemediationMode.Apply ? [Access.Inspect, Access.Remediate] : [Access.Inspect];
}
