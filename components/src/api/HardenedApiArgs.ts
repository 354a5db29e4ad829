import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { ApiRouteArgs, ThrottleArgs } from "./ApiRouteArgs.js";

export interface HardenedApiArgs {
  /** What can be called. The list is plain; ARNs in it may be outputs. At least one. */
  readonly routes: ApiRouteArgs[];
  /** Default: the component's name. */
  readonly apiName?: pulumi.Input<string>;
  /** Plain. Callers' permissions name it. Default: "prod" (API-03). */
  readonly stageName?: string;
  /**
   * VPC endpoints for execute-api, through which alone the API can then be called. Whether they are given is plain.
   * Default: none, a regional endpoint that signed calls reach from anywhere.
   */
  readonly vpcEndpointIds?: pulumi.Input<pulumi.Input<string>[]>;
  /** Limits of each route that has none of its own. Default: 50 a second, 100 at once. */
  readonly throttle?: ThrottleArgs;
  /** Web ACL of WAF, regional, in front of the stage. Whether one is given is plain. Default: none. */
  readonly webAclArn?: pulumi.Input<string>;
  /** Milliseconds that 99 of 100 calls should stay below. Default: 5000. */
  readonly latencyAlarmMs?: pulumi.Input<number>;
  /** Days that the access log is kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly logRetentionDays?: number;
  /** ARN of the key of the access log. Its policy must let logs.amazonaws.com use it. Default: a key of its own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Topic that is told of errors, refusals, slowness and unusual numbers of calls. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** "prod" protects the log and its key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
