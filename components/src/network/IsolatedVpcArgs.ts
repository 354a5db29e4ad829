import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { Waiver } from "../waivers/Waiver.js";
import type { NatGateways } from "./NatGateways.js";

/** What may be weakened, each by a waiver. */
export interface IsolatedVpcExceptions {
  /** `natGateways` give the private subnets a way out: a service without endpoint has to be called (NET-14). */
  readonly internetEgress?: Waiver;
}

export interface IsolatedVpcArgs {
  /**
   * IPv4 block, /16 to /25 (/21 with database subnets or NAT gateways), plain. Give each region another one (NET-03).
   * Default: "10.0.0.0/16".
   */
  readonly cidrBlock?: string;
  /** Availability zones, each with a subnet of every tier, 2–6, plain. Default: 2. */
  readonly zones?: number;
  /**
   * Way out of a tier of private subnets, made for it, plain. Other than "none" needs `exceptions.internetEgress`; the
   * isolated subnets get none either way. Default: "none", and no private subnets.
   */
  readonly natGateways?: NatGateways;
  /** Whether there are subnets for databases, which have no route but to the network itself. Plain. Default: false. */
  readonly databaseSubnets?: boolean;
  /** Services reached through the route table, of "s3" and "dynamodb"; free. Plain. Default: both. */
  readonly gatewayEndpoints?: string[];
  /**
   * Services reached through private addresses, by short name: "sqs", "logs", "ecr.api". "s3" and "dynamodb" answer
   * there under the endpoint's own names only (NET-05). Plain. Default: none.
   */
  readonly interfaceEndpoints?: string[];
  /** Days that flow logs are kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly flowLogRetentionDays?: number;
  /** ARN of the key of the flow logs. Its policy must let logs.amazonaws.com use it. Default: a key of their own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Bounds the role that writes flow logs (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Weaker settings, each with its written reason. Plain. Default: none. */
  readonly exceptions?: IsolatedVpcExceptions;
  /** "prod" protects the flow logs and their key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
