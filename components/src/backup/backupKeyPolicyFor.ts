import { type AccessContext, documentOf, type PolicyDocument } from "@sallyport/intents";

/**
 * What AWS Backup does with the keys of databases, through RDS alone: a snapshot is encrypted with its database's key,
 * for which RDS gets a grant. A policy of its own, since AWS draws the ids of keys: the rest is known at the first preview.
 */
export function backupKeyPolicyFor(
  { region }: Pick<AccessContext, "region">,
  databaseKeyArns: readonly string[],
): PolicyDocument {
  const throughRds = { StringEquals: { "kms:ViaService": [`rds.${region}.amazonaws.com`] } };
  return documentOf([
    {
      Sid: "ReadDatabaseKeys",
      Effect: "Allow",
      Action: ["kms:DescribeKey"],
      Resource: [...databaseKeyArns],
      Condition: throughRds,
    },
    {
      Sid: "GrantDatabaseKeys",
      Effect: "Allow",
      Action: ["kms:CreateGrant"],
      Resource: [...databaseKeyArns],
      Condition: { ...throughRds, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ]);
}
