import type { EtlConfig } from "../config/EtlConfig.js";

/** The bucket of the input: one that exists, or one that the stack makes under a logical name. */
export type InputPlan =
  | { readonly kind: "existing"; readonly bucket: string; readonly keyArn: string | undefined }
  | { readonly kind: "made"; readonly name: string };

/** What is deployed. */
export interface EtlPlan {
  readonly config: EtlConfig;
  readonly region: string;
  /** Start of logical and physical names: `etl-<environment>`. */
  readonly base: string;
  readonly input: InputPlan;
  /** The user that signs in; with passwords it is one of two that take turns (SEC-12). */
  readonly loaderUser: string;
}
