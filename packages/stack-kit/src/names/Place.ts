import type * as pulumi from "@pulumi/pulumi";

/** An account as a stack looks it up. */
export interface Account {
  /** 12 digits. */
  readonly accountId: pulumi.Output<string>;
  /** Such as `aws`. */
  readonly partition: pulumi.Output<string>;
}

/** Where something is made: enough for its names and ARNs, which policies and keys hold before it is there. */
export interface Place {
  readonly account: Account;
  readonly region: string;
}
