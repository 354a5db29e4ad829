import type { Reviewed } from "./Reviewed.js";

/** What is weaker, and no rule notices, with the reason. */
export const survivors: readonly Reviewed[] = [
  {
    types:
      /iam:(RolePolicy|OpenIdConnectProvider|Policy)|lambda:(Permission|EventSourceMapping)|secretsmanager:SecretVersion|ssm:Parameter|ec2:VpcEndpoint|vpc:SecurityGroup(E|In)gressRule|s3:AccessPoint|ecr:RepositoryPolicy|kms:Alias|sns:TopicSubscription|accessanalyzer:Analyzer|cloudtrail:Trail|cloudwatch:(LogGroup|LogMetricFilter|LogSubscriptionFilter|MetricAlarm)|s3:(Inventory|BucketNotification)|wafv2:WebAclAssociation|apigateway:MethodSettings/,
    paths: /()/,
    mutations: ["absent"],
    reason:
      "left out altogether it opens nothing; whether a stack should have one is known to its owner, or asked for by a rule where something else in the stack shows it",
  },
  {
    types: /iam:OpenIdConnectProvider/,
    paths: /clientIdLists(\.\*)?/,
    reason: "no token is taken without an audience",
  },
  { types: /iam:Role/, paths: /maxSessionDuration/, reason: "IAM's default is the same hour" },
  {
    types: /kms:Key/,
    paths: /(deletionWindowInDays|rotationPeriodInDays|policy)/,
    reason: "KMS's defaults are as strict: 30 days, 365 days, and a policy that delegates to the account",
  },
  { types: /kms:Key/, paths: /policy\.Statement\.DelegateToIam\.Action/, reason: "it says kms:* already" },
  { types: /secretsmanager:Secret/, paths: /recoveryWindowInDays/, reason: "the default is the same 30 days" },
  {
    types: /.*/,
    paths: /(.*\.Condition\.StringEquals\.(aws:SourceAccount|s3:DataAccessPointAccount|s3:x-amz-acl)|sourceAccount)/,
    reason: "the source's ARN beside it names the account, or the bucket's owner enforces it",
  },
  {
    types: /(sns:TopicPolicy|sqs:QueuePolicy)/,
    paths: /policy\.Statement\.\w+\.Resource/,
    reason: "a resource's own policy reaches that resource alone",
  },
  {
    types: /(s3:BucketPolicy|ecr:RepositoryPolicy|secretsmanager:SecretPolicy|ec2:VpcEndpoint)/,
    paths:
      /policy\.Statement\.(DelegateToAccessPoints\.Principal|DenyInsecureTransport|DenyOtherAccounts|AllowOwnAccount\.Action)/,
    reason: "without it the same is refused by another statement, by the service, or by identity policies",
  },
  {
    types: /s3:AccessPoint/,
    paths: /(policy|publicAccessBlockConfiguration)/,
    reason: "nobody gets in without a policy, and S3 turns every block on",
  },
  {
    types: /cloudwatch:MetricAlarm/,
    paths: /(dimensions|metricQueries\.\*\.metric\.dimensions)(\..*)?/,
    reason: "an alarm over more than one resource still rings; that it is about the right one, unit tests show",
  },
  {
    types: /cloudwatch:EventTarget/,
    paths: /(deadLetterConfig|retryPolicy)(\..*)?/,
    reason: "EventBridge's own retries last 24 hours; targets that keep their events need no queue",
  },
  {
    types: /lambda:Function/,
    paths: /(codeSigningConfigArn|vpcConfig)(\..*)?/,
    reason: "asked for by the caller; a function without is as closed",
  },
  {
    types: /iam:RolePolicy/,
    paths: /policy\.Statement\.(Grant|Read)DatabaseKeys\.Condition\.StringEquals\.kms:ViaService/,
    reason: "describing a key opens nothing, and a grant is for resources of AWS by the condition beside it",
  },
  {
    types: /rds:(Instance|ParameterGroup)/,
    paths: /(caCertIdentifier|parameters\.\*(\.name|\.value)?)/,
    reason: "RDS's defaults for the rest of the parameters are as strict; those of ENC-14 are noticed",
  },
  {
    types: /sqs:Queue/,
    paths: /(messageRetentionSeconds|redrivePolicy)/,
    reason: "a dead-letter queue of its own has none",
  },
  {
    types: /vpc:SecurityGroup(E|In)gressRule/,
    paths: /(cidrIpv4|prefixListId|referencedSecurityGroupId)/,
    reason: "AWS refuses a rule without a source or a destination",
  },
  {
    types: /ecs:TaskDefinition/,
    paths: /.*healthCheck(\.command)?/,
    reason: "only services are asked for a health check: a scheduled task ends by itself",
  },
  {
    types: /apigateway:RestApi/,
    paths:
      /(disableExecuteApiEndpoint|endpointConfiguration\.vpcEndpointIds(\.\*)?|policy\.Statement\.(DenyInsecureTransport|AllowOwnAccount\.Resource|AllowOwnAccount\.Condition\.StringEquals\.aws:SourceVpce))/,
    reason:
      "every route is signed and API Gateway speaks TLS alone; a private endpoint is reached through VPC endpoints only",
  },
  {
    types: /organizations:Policy/,
    paths: /content\.Statement\.\w+/,
    reason: "each statement is tried against the calls that it must deny by the tests of the guardrails",
  },
  {
    types: /s3:AccountPublicAccessBlock|ebs:EncryptionByDefault|guardduty:Detector/,
    paths: /(enabled?)?/,
    reason:
      "a second line behind rules that ask every bucket and disk; AWS Config asks for them once they are deployed",
  },
  {
    types: /athena:Workgroup/,
    paths: /configuration\.resultConfiguration\.expectedBucketOwner/,
    reason: "the bucket is named by the program that makes it; nobody else's takes results under its key",
  },
  {
    types: /cfg:DeliveryChannel/,
    paths: /s3KmsKeyArn/,
    reason: "the bucket encrypts under the same key by default, which is asked for",
  },
  {
    types: /iam:RolePolicy/,
    paths: /policy\.Statement\.ListLogGroups\.Resource/,
    mutations: ["widened"],
    reason: "AWS evaluates logs:DescribeLogGroups on all log groups: it is among the actions that may name none",
  },
  {
    types: /s3:BucketObjectLockConfiguration/,
    paths: /rule(\..*)?/,
    reason:
      "a lock is asked of the buckets of trails alone; in the others versions keep what is overwritten or deleted",
  },
];
