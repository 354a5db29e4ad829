import type * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import type { FailureQueueArgs } from "./FunctionEventArgs.js";
import type { HardenedFunctionArgs } from "./HardenedFunctionArgs.js";

/** What the parts of a function are made from. */
export interface FunctionPlan {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: HardenedFunctionArgs;
  readonly home: Home;
  /** Physical name of the function, not waiting for it. */
  readonly functionName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  /** Where failed events go, if any are handed over. */
  readonly onFailure: FailureQueueArgs | undefined;
  /** Of the children. */
  readonly tags: pulumi.Output<Record<string, string>>;
}
