import { type AccessContext, documentOf, type PolicyDocument } from "@sallyport/intents";

/**
 * What AWS Backup does to instances of RDS: it makes snapshots of the named ones, whose names begin with "awsbackup:",
 * and deletes those when their time is over. AWS's own policy for it (AWSBackupServiceRolePolicyForBackup) reaches
 * every database, disk, table and bucket of the account. In a list of all snapshots AWS judges the call on the database
 * or on all snapshots, so that reading them is held to the account and the region only.
 */
export function backupPolicyFor(
  { partition, region, accountId }: AccessContext,
  databaseArns: readonly string[],
): PolicyDocument {
  const snapshots = (name: string) => `arn:${partition}:rds:${region}:${accountId}:snapshot:${name}`;
  return documentOf([
    {
      Sid: "MakeSnapshots",
      Effect: "Allow",
      Action: ["rds:AddTagsToResource", "rds:CreateDBSnapshot", "rds:ListTagsForResource"],
      Resource: [...databaseArns, snapshots("awsbackup:*")],
    },
    {
      Sid: "ReadSnapshots",
      Effect: "Allow",
      Action: ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots"],
      Resource: [...databaseArns, snapshots("*")],
    },
    {
      Sid: "EndSnapshots",
      Effect: "Allow",
      Action: ["rds:DeleteDBSnapshot"],
      Resource: [snapshots("awsbackup:*")],
    },
  ]);
}
