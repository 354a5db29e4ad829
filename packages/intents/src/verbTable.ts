import { Access } from "./Access.js";

/** The field of an intent that names its resource. */
export type ResourceKind =
  | "bucket"
  | "queue"
  | "table"
  | "eventBus"
  | "topic"
  | "logGroup"
  | "repository"
  | "secret"
  | "key";

/** What one verb grants on one kind of resource. */
export interface VerbGrant {
  readonly actions: readonly string[];
  /** "content": what is inside the resource (objects, log streams). "self": the resource. "any": `*`, listed. */
  readonly reach: "self" | "content" | "any";
  /** Statement id for a label, for example `ReadStagingObjects`. */
  readonly sid: (label: string) => string;
  /** Actions on the key of an encrypted resource that the verb needs through the resource's service. */
  readonly keyActions: readonly string[];
}

const grant = (
  actions: readonly string[],
  reach: VerbGrant["reach"],
  sid: VerbGrant["sid"],
  ...keyActions: string[]
): VerbGrant => ({ actions, reach, sid, keyActions });

const decrypt = "kms:Decrypt";
const generate = "kms:GenerateDataKey";

/**
 * Every action that an intent can ever grant. Verbs are as fine as the calls that workers make, so that a statement
 * without use shows an intent without need. An absent cell is refused.
 *
 * KMS needs, from the AWS documents: an S3 multipart upload decrypts its data key again for each part; SQS producers
 * need both GenerateDataKey and Decrypt; every caller of a table with a customer key decrypts the table key.
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
    [Access.BatchWrite]: [grant(["dynamodb:BatchWriteItem"], "self", (label) => `BatchWrite${label}Items`, decrypt)],
  },
  eventBus: { [Access.PutEvents]: [grant(["events:PutEvents"], "self", (label) => `Put${label}Events`)] },
  topic: {
    [Access.Publish]: [grant(["sns:Publish"], "self", (label) => `Publish${label}Messages`, decrypt, generate)],
  },
  logGroup: {
    [Access.WriteLogs]: [
      grant(["logs:CreateLogStream", "logs:PutLogEvents"], "content", (label) => `Write${label}Logs`),
    ],
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
  },
  key: {
    [Access.Encrypt]: [grant(["kms:Encrypt"], "self", (label) => `EncryptWith${label}Key`)],
    [Access.Decrypt]: [grant([decrypt], "self", (label) => `DecryptWith${label}Key`)],
  },
};
