import type * as pulumi from "@pulumi/pulumi";

/** A database that a workload may connect to. */
export interface DatabaseDestinationArgs {
  /** Id of the database's security group. */
  readonly securityGroupId: pulumi.Input<string>;
  /** Port that it listens on, 1–65535. Default: 5432, PostgreSQL's. */
  readonly port?: pulumi.Input<number>;
}
