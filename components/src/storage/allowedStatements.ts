import { type Access, type ResourceStatement, resourceStatementsFor } from "@sallyport/intents";

/** Whom a bucket's policy lets in beside the account's own roles, resolved. */
export interface AllowedPlan {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  /** ARNs of the buckets whose inventories come here. */
  readonly inventorySourceArns: readonly string[];
  readonly accessPointArns: readonly string[];
  /** What the access points let their roles do, all together. */
  readonly accessPointActions: readonly Access[];
}

/** The allow statements of a bucket's policy, none where nothing is delivered and no access point is there. */
export function allowedStatements(plan: AllowedPlan): ResourceStatement[] {
  return [
    ...(plan.inventorySourceArns.length === 0 ? [] : [inventoryDelivery(plan)]),
    ...(plan.accessPointArns.length === 0 ? [] : [delegation(plan)]),
  ];
}

/** S3 writes the inventories of named buckets of this account (STO-07). */
function inventoryDelivery({ bucketArn, accountId, inventorySourceArns }: AllowedPlan): ResourceStatement {
  return {
    Sid: "AllowInventoryDelivery",
    Effect: "Allow",
    Principal: { Service: "s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: [`${bucketArn}/*`],
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId, "s3:x-amz-acl": "bucket-owner-full-control" },
      ArnLike: { "aws:SourceArn": [...new Set(inventorySourceArns)].sort() },
    },
  };
}

/**
 * The bucket's own access points decide who does the named things through them (STO-08): their policies name the roles,
 * and nobody of another account gets this far.
 */
function delegation(plan: AllowedPlan): ResourceStatement {
  const { bucketName, bucketArn, accountId, accessPointArns, accessPointActions } = plan;
  const granted = resourceStatementsFor([{ bucket: bucketName, actions: accessPointActions }], plan);
  return {
    Sid: "DelegateToAccessPoints",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: [...new Set(granted.flatMap(({ Action }) => Action))].sort(),
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: {
      StringEquals: { "aws:PrincipalAccount": accountId, "s3:DataAccessPointAccount": accountId },
      ArnEquals: { "s3:DataAccessPointArn": [...accessPointArns] },
    },
  };
}
