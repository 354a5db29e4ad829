/** What a program's session may do, whatever the job role may. */
export interface SessionPolicyParts {
  /** `aws`, `aws-cn`, … */
  readonly partition: string;
  readonly region: string;
  readonly bucket: string;
  /** Of the attempt, e.g. `transformations/job/attempt/`. Has no `*`, `?` or `$`, which a policy would read. */
  readonly prefix: string;
  /** Of the bucket's encryption; `key/*` leaves it to the role to say which. */
  readonly kmsKeyArn?: string | undefined;
  /** Further actions on any resource, e.g. `transform-custom:*` for `atx`. */
  readonly actions: readonly string[];
}

/** The session policy: an intersection with the job role's own permissions, so that it can only take away. Pure. */
export function sessionPolicy({ partition, region, bucket, prefix, kmsKeyArn, actions }: SessionPolicyParts): string {
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  const statements: object[] = [
    {
      Sid: "OwnPrefix",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"],
      Resource: `${bucketArn}/${prefix}*`,
    },
    // The manifest is the worker's word about the job, not the job's.
    { Sid: "NotTheManifest", Effect: "Deny", Action: "s3:PutObject", Resource: `${bucketArn}/${prefix}manifest.json` },
    {
      Sid: "ListOwnPrefix",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucketArn,
      Condition: { StringLike: { "s3:prefix": `${prefix}*` } },
    },
  ];
  if (kmsKeyArn !== undefined)
    statements.push({
      Sid: "KeyOfTheBucket",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: kmsKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    });
  if (actions.length > 0) statements.push({ Sid: "FurtherActions", Effect: "Allow", Action: actions, Resource: "*" });
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
