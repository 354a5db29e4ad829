import type { TransformConfig } from "../config/TransformConfig.js";

type Waivers = TransformConfig["exceptions"];
type Waiver = NonNullable<Waivers[keyof Waivers]>;

/** Where jobs run: in subnets of a network that is made, with or without a way out, or in public subnets that exist. */
export type NetworkPlan =
  | { readonly kind: "isolated" }
  | { readonly kind: "private"; readonly waiver: Waiver }
  | {
      readonly kind: "public";
      readonly waiver: Waiver;
      readonly publicIp: Waiver;
      readonly vpcId: string;
      readonly subnetIds: readonly string[];
    };

/** What is deployed. */
export interface TransformPlan {
  readonly config: TransformConfig;
  readonly region: string;
  /** Start of logical and physical names: `transform-<environment>`. */
  readonly base: string;
  readonly network: NetworkPlan;
  /** What can be called, and the JSON schema of its body. */
  readonly routes: readonly PlannedRoute[];
}

/** A route of the API as its functions define it. */
export interface PlannedRoute {
  readonly method: string;
  readonly path: string;
  /** JSON schema, draft 4, of the body. */
  readonly requestSchema?: string;
}
