import type * as pulumi from "@pulumi/pulumi";

/** How long EventBridge tries to deliver an event to a target that does not take it. */
export interface EventRetryArgs {
  /** Attempts after the first, 0–185. Default: 185. */
  readonly attempts?: pulumi.Input<number>;
  /** Seconds after which an event is given up, 60–86400. Default: 86400. */
  readonly seconds?: pulumi.Input<number>;
}
