import { Access } from "./Access.js";
import type { AccessIntent } from "./AccessIntent.js";
import type { Conditions } from "./PolicyDocument.js";
import type { ResourceKind } from "./resourceKinds.js";
import type { Target } from "./targetOf.js";

/** What one verb grants on one kind of resource. */
export interface VerbGrant {
  readonly actions: readonly string[];
  /**
   * "self": the resource. "content": what is inside it (objects, log streams, routes). "place": what is beside it in
   * its account and region: the log groups among which it is looked up, or what AWS makes under ids that nobody knows before. "any": `*`, listed in `unscopedActions`.
   */
  readonly reach: "self" | "content" | "place" | "any";
  /** Statement id for a label, for example `ReadStagingObjects`. */
  readonly sid: (label: string) => string;
  /** Actions on the key of an encrypted resource that the verb needs through the resource's service. */
  readonly keyActions: readonly string[];
  /** What narrows the actions beyond their resource. */
  readonly condition?: (target: Target, intent: AccessIntent) => Conditions;
}

const grant = (
  actions: readonly string[],
  reach: VerbGrant["reach"],
  sid: VerbGrant["sid"],
  ...keyActions: string[]
): VerbGrant => ({ actions, reach, sid, keyActions });

/** A grant on the resource itself, under a condition. */
const conditional = (
  actions: readonly string[],
  sid: VerbGrant["sid"],
  condition: NonNullable<VerbGrant["condition"]>,
): VerbGrant => ({ actions, reach: "self", sid, keyActions: [], condition });

/** The tag that ties Batch jobs to who may end them: a job's id is random and IAM cannot name its queue (transform). */
const jobsTag = "sallyport:jobs";

/** What Step Functions asks of a state machine's role to log (developer guide, "Logging in CloudWatch Logs"). */
const logDelivery = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
];

const decrypt = "kms:Decrypt";
const generate = "kms:GenerateDataKey";

/**
 * Every action that an intent can ever grant. Verbs are as fine as the calls that workers make, so that a statement
 * without use shows an intent without need. An absent cell is refused.
 *
 * KMS needs, from the AWS documents: an S3 multipart upload decrypts its data key again for each part; SQS producers
 * need both GenerateDataKey and Decrypt; every caller of a table with a customer key decrypts the table key; who reads an
 * execution decrypts it, who starts or stops one needs nothing.
 */
export const verbTable: Readonly<Record<ResourceKind, Readonly<Partial<Record<Access, readonly VerbGrant[]>>>>> = {
  bucket: {
    [Access.Read]: [grant(["s3:GetObject"], "content", (label) => `Read${label}Objects`, decrypt)],
    [Access.ReadVersion]: [grant(["s3:GetObjectVersion"], "content", (label) => `Read${label}Versions`, decrypt)],
    [Access.ReadTags]: [grant(["s3:GetObjectTagging"], "content", (label) => `Read${label}Tags`)],
    [Access.ReadVersionTags]: [grant(["s3:GetObjectVersionTagging"], "content", (label) => `Read${label}VersionTags`)],
    [Access.Write]: [grant(["s3:PutObject"], "content", (label) => `Write${label}Objects`, generate)],
    [Access.Upload]: [
      grant(["s3:AbortMultipartUpload", "s3:PutObject"], "content", (l) => `Upload${l}Objects`, decrypt, generate),
    ],
    [Access.WriteTags]: [grant(["s3:PutObjectTagging"], "content", (label) => `Write${label}Tags`)],
    [Access.List]: [grant(["s3:ListBucket"], "self", (label) => `List${label}Objects`)],
    [Access.Delete]: [grant(["s3:DeleteObject"], "content", (label) => `Delete${label}Objects`)],
    [Access.DeleteVersion]: [grant(["s3:DeleteObjectVersion"], "content", (label) => `Delete${label}Versions`)],
    [Access.ReplicateFrom]: [
      grant(["s3:GetReplicationConfiguration", "s3:ListBucket"], "self", (label) => `ReplicateFrom${label}Bucket`),
      grant(
        ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"],
        "content",
        (label) => `ReplicateFrom${label}Objects`,
        decrypt,
      ),
    ],
    [Access.ReplicateLocks]: [
      grant(
        ["s3:GetObjectLegalHold", "s3:GetObjectRetention"],
        "content",
        (label) => `ReplicateLocksOf${label}Objects`,
      ),
    ],
    [Access.ReplicateTo]: [
      grant(
        ["s3:ReplicateObject", "s3:ReplicateTags"],
        "content",
        (label) => `ReplicateTo${label}Objects`,
        "kms:Encrypt",
        generate,
      ),
    ],
  },
  queue: {
    [Access.Consume]: [
      grant(
        ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"],
        "self",
        (label) => `Consume${label}Messages`,
        decrypt,
      ),
    ],
    [Access.Send]: [grant(["sqs:SendMessage"], "self", (label) => `Send${label}Messages`, decrypt, generate)],
    [Access.Inspect]: [grant(["sqs:GetQueueAttributes"], "self", (label) => `Inspect${label}Queue`)],
  },
  table: {
    [Access.Read]: [grant(["dynamodb:GetItem"], "self", (label) => `Read${label}Items`, decrypt)],
    [Access.Write]: [grant(["dynamodb:PutItem"], "self", (label) => `Write${label}Items`, decrypt)],
    [Access.Update]: [grant(["dynamodb:UpdateItem"], "self", (label) => `Update${label}Items`, decrypt)],
    [Access.Delete]: [grant(["dynamodb:DeleteItem"], "self", (label) => `Delete${label}Items`, decrypt)],
    [Access.Query]: [grant(["dynamodb:Query"], "self", (label) => `Query${label}Items`, decrypt)],
    [Access.QueryIndex]: [grant(["dynamodb:Query"], "content", (label) => `Query${label}Index`, decrypt)],
    [Access.Scan]: [grant(["dynamodb:Scan"], "self", (label) => `Scan${label}Items`, decrypt)],
    [Access.BatchRead]: [grant(["dynamodb:BatchGetItem"], "self", (label) => `BatchRead${label}Items`, decrypt)],
    [Access.BatchWrite]: [grant(["dynamodb:BatchWriteItem"], "self", (label) => `BatchWrite${label}Items`, decrypt)],
  },
  eventBus: { [Access.PutEvents]: [grant(["events:PutEvents"], "self", (label) => `Put${label}Events`)] },
  eventRule: {
    [Access.ManageRule]: [
      grant(["events:DescribeRule", "events:PutRule", "events:PutTargets"], "self", (label) => `Manage${label}Rule`),
    ],
  },
  topic: {
    [Access.Publish]: [grant(["sns:Publish"], "self", (label) => `Publish${label}Messages`, decrypt, generate)],
  },
  logGroup: {
    [Access.WriteLogs]: [
      grant(["logs:CreateLogStream", "logs:PutLogEvents"], "content", (label) => `Write${label}Logs`),
    ],
    [Access.ReadLogs]: [grant(["logs:FilterLogEvents"], "content", (label) => `Read${label}Logs`)],
    [Access.WriteJobLogs]: [
      grant(
        ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        "content",
        (label) => `WriteJobLogsTo${label}`,
      ),
      grant(["logs:DescribeLogGroups"], "place", () => "LookUpLogGroups"),
    ],
    [Access.DeliverLogs]: [grant(logDelivery, "any", () => "DeliverLogs")],
    [Access.Inspect]: [grant(["logs:DescribeLogStreams"], "content", (label) => `Inspect${label}Logs`)],
  },
  repository: {
    [Access.Pull]: [
      grant(
        ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        "self",
        (label) => `Pull${label}Images`,
      ),
      grant(["ecr:GetAuthorizationToken"], "any", () => "LogInToRegistry"),
    ],
  },
  secret: {
    [Access.ReadSecret]: [grant(["secretsmanager:GetSecretValue"], "self", (label) => `Read${label}Secret`, decrypt)],
    [Access.RotateSecret]: [
      grant(
        [
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
        ],
        "self",
        (label) => `Rotate${label}Secret`,
        decrypt,
        generate,
      ),
      grant(["secretsmanager:GetRandomPassword"], "any", () => "MakeRandomPasswords"),
    ],
    [Access.Inspect]: [grant(["secretsmanager:DescribeSecret"], "self", (label) => `Inspect${label}Secret`)],
    [Access.WriteSecret]: [
      grant(["secretsmanager:PutSecretValue"], "self", (label) => `Write${label}Secret`, decrypt, generate),
    ],
    [Access.StartRotation]: [
      grant(["secretsmanager:RotateSecret"], "self", (label) => `StartRotationOf${label}Secret`),
    ],
  },
  parameter: {
    [Access.ReadParameter]: [grant(["ssm:GetParameter"], "self", (label) => `Read${label}Parameter`, decrypt)],
  },
  function: { [Access.Invoke]: [grant(["lambda:InvokeFunction"], "self", (label) => `Invoke${label}Function`)] },
  api: { [Access.Invoke]: [grant(["execute-api:Invoke"], "content", (label) => `Invoke${label}Api`)] },
  database: { [Access.Connect]: [grant(["rds-db:connect"], "content", (label) => `ConnectTo${label}Database`)] },
  jobQueue: {
    [Access.SubmitJob]: [grant(["batch:SubmitJob"], "self", (label) => `SubmitTo${label}Queue`)],
    [Access.Inspect]: [grant(["batch:DescribeJobs", "batch:ListJobs"], "any", () => "InspectJobs")],
  },
  jobDefinition: {
    [Access.SubmitJob]: [grant(["batch:SubmitJob"], "self", (label) => `Submit${label}Jobs`)],
    // Batch was seen to judge the tags of a submission on its definition too, which the reference does not say.
    [Access.TagJob]: [grant(["batch:TagResource"], "self", (label) => `Tag${label}Submissions`)],
  },
  jobs: {
    [Access.CancelJob]: [conditional(["batch:CancelJob"], (label) => `Cancel${label}Jobs`, taggedJobs("ResourceTag"))],
    [Access.TerminateJob]: [
      conditional(["batch:TerminateJob"], (label) => `Terminate${label}Jobs`, taggedJobs("ResourceTag")),
    ],
    [Access.TagJob]: [conditional(["batch:TagResource"], (label) => `Tag${label}Jobs`, taggedJobs("RequestTag"))],
  },
  sparkApplication: {
    [Access.SubmitJob]: [grant(["emr-serverless:StartJobRun"], "self", (label) => `Submit${label}SparkJobs`)],
    [Access.Inspect]: [grant(["emr-serverless:GetJobRun"], "content", (label) => `Inspect${label}SparkJobs`)],
    [Access.CancelJob]: [grant(["emr-serverless:CancelJobRun"], "content", (label) => `Cancel${label}SparkJobs`)],
  },
  stateMachine: {
    [Access.StartExecution]: [grant(["states:StartExecution"], "self", (label) => `Start${label}Executions`)],
    [Access.StopExecution]: [grant(["states:StopExecution"], "content", (label) => `Stop${label}Executions`)],
    [Access.Inspect]: [grant(["states:DescribeExecution"], "content", (label) => `Inspect${label}Executions`, decrypt)],
  },
  taskDefinition: {
    [Access.RunTask]: [
      conditional(
        ["ecs:RunTask"],
        (label) => `Run${label}Tasks`,
        ({ arn }, { cluster }) => ({
          ArnEquals: { "ecs:cluster": arn.replace(/task-definition\/.*$/, `cluster/${cluster}`) },
        }),
      ),
    ],
  },
  role: {
    [Access.PassRole]: [
      conditional(
        ["iam:PassRole"],
        (label) => `Pass${label}Role`,
        (_, { passedTo = "" }) => ({ StringEquals: { "iam:PassedToService": passedTo } }),
      ),
    ],
  },
  sessionRole: { [Access.OpenSession]: [grant(["sts:AssumeRole"], "self", (label) => `Open${label}Session`)] },
  metricNamespace: {
    [Access.PutMetrics]: [
      conditional(
        ["cloudwatch:PutMetricData"],
        (label) => `Put${label}Metrics`,
        ({ name }) => ({ StringEquals: { "cloudwatch:namespace": name } }),
      ),
    ],
  },
  subnet: {
    [Access.AttachInterface]: [
      grant(["ec2:CreateNetworkInterface"], "self", (label) => `CreateInterfacesIn${label}Subnet`),
      grant(
        [
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:UnassignPrivateIpAddresses",
        ],
        "place",
        () => "ManageInterfaces",
      ),
      grant(["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"], "any", () => "DescribeNetwork"),
    ],
  },
  securityGroup: {
    [Access.AttachInterface]: [
      grant(["ec2:CreateNetworkInterface"], "self", (label) => `CreateInterfacesIn${label}Group`),
    ],
  },
  bucketsOf: {
    [Access.Inspect]: [grant(["s3:GetBucketPublicAccessBlock"], "self", () => "InspectBuckets")],
    [Access.Remediate]: [
      conditional(
        ["s3:PutBucketPublicAccessBlock"],
        () => "CloseBuckets",
        // S3 always says it; emulators may not.
        ({ name }) => ({ StringEqualsIfExists: { "aws:ResourceAccount": name } }),
      ),
    ],
  },
  securityGroupsOf: {
    [Access.Inspect]: [grant(["ec2:DescribeSecurityGroupRules"], "any", () => "InspectGroups")],
    [Access.Remediate]: [grant(["ec2:RevokeSecurityGroupIngress"], "self", () => "CloseGroups")],
  },
  usersOf: {
    [Access.Inspect]: [grant(["iam:GetAccessKeyLastUsed", "iam:ListAccessKeys"], "self", () => "InspectKeysOfUsers")],
    [Access.Remediate]: [grant(["iam:UpdateAccessKey"], "self", () => "DeactivateKeysOfUsers")],
  },
  trail: {
    [Access.Inspect]: [grant(["cloudtrail:GetTrailStatus"], "self", (label) => `Inspect${label}Trail`)],
    [Access.Remediate]: [grant(["cloudtrail:StartLogging"], "self", (label) => `Start${label}Trail`)],
  },
  key: {
    [Access.Encrypt]: [grant(["kms:Encrypt"], "self", (label) => `EncryptWith${label}Key`)],
    [Access.Decrypt]: [grant([decrypt], "self", (label) => `DecryptWith${label}Key`)],
  },
};

function taggedJobs(key: "RequestTag" | "ResourceTag"): NonNullable<VerbGrant["condition"]> {
  return ({ name }) => ({ StringEquals: { [`aws:${key}/${jobsTag}`]: name } });
}
