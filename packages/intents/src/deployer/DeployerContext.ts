/** For whom and for what a deployer's policies are written. */
export interface DeployerContext {
  /** 12 digits. */
  readonly accountId: string;
  /** "aws", "aws-cn" or "aws-us-gov". */
  readonly partition: string;
  /** Regions that the stack deploys to. At least one. */
  readonly regions: readonly string[];
  /** What the names of the stack's components begin with, each ending at a delimiter: "orders-". At least one. */
  readonly namePrefixes: readonly string[];
  /** ARN of the boundary that every role of the stack must have (IAM-20). */
  readonly boundaryArn: string;
  /** Name of the deployer's own role: neither it nor its policies may be changed by it. */
  readonly roleName: string;
}
