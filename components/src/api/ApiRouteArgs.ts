import type * as pulumi from "@pulumi/pulumi";

/** Calls that are let through at most; above that API Gateway answers 429. */
export interface ThrottleArgs {
  /** Calls a second, lasting. */
  readonly ratePerSecond: pulumi.Input<number>;
  /** Calls at once. */
  readonly burst: pulumi.Input<number>;
}

/** A route of an API, and the function that answers it. */
export interface ApiRouteArgs {
  /** GET, HEAD, POST, PUT, PATCH or DELETE, plain. */
  readonly method: string;
  /** For example "/jobs/{id}", plain. A parameter is a whole segment; "{path+}" at the end takes all that follows. */
  readonly path: string;
  /** ARN of the function, of this account and region: a `HardenedFunction`'s. */
  readonly functionArn: pulumi.Input<string>;
  /**
   * JSON schema, draft 4, of the body, as text and plain. A JSON body that does not fit is answered with 400 before
   * the function is called; the function must still check what it gets, since other content types pass. Default: the
   * body is not looked at.
   */
  readonly requestSchema?: string;
  /** Limits of this route alone. Whether they are given is plain. Default: those of the stage. */
  readonly throttle?: ThrottleArgs;
}
