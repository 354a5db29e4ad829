import type * as pulumi from "@pulumi/pulumi";
import type { Foundation } from "@sallyport/components";
import type { CompressorConfig } from "../config/CompressorConfig.js";

/** What every part of the deployment is given. */
export interface Deployment {
  readonly config: CompressorConfig;
  /** Start of logical and physical names: `compressor-<environment>`. */
  readonly base: string;
  readonly account: { readonly accountId: pulumi.Output<string>; readonly partition: pulumi.Output<string> };
  readonly foundation: Foundation;
  readonly tags: Readonly<Record<string, string>>;
}
