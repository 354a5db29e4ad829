import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import type { IsolatedVpcArgs } from "./IsolatedVpcArgs.js";

/** What the parts of a network are made from. */
export interface NetworkPlan {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: IsolatedVpcArgs;
  readonly home: Home;
  readonly vpc: aws.ec2.Vpc;
  /** Names of the region's availability zones. */
  readonly zones: pulumi.Output<string[]>;
  /** Of the children. */
  readonly tags: pulumi.Output<Record<string, string>>;
}
