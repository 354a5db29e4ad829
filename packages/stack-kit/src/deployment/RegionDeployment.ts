import type * as pulumi from "@pulumi/pulumi";
import type { Foundation } from "@sallyport/components";
import type { Place } from "../names/Place.js";
import type { RegionFoundation } from "./foundationIn.js";

/** What the plans of all stacks of one region say. */
export interface RegionPlan {
  readonly config: {
    readonly environment: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly foundation?: string | undefined;
  };
  readonly region: string;
  /** Start of logical and physical names: `<pipeline>-<environment>`. */
  readonly base: string;
}

/** What every part of a deployment in one region is given. */
export interface RegionDeployment<Plan extends RegionPlan> extends Place, RegionFoundation {
  readonly plan: Plan;
  /** The account's, for what a stack has in further regions. */
  readonly foundation: Foundation;
  /** From the foundation. */
  readonly permissionsBoundaryArn: pulumi.Output<string>;
  readonly tags: Readonly<Record<string, string>>;
}
