import type { Surroundings } from "@sallyport/stack-kit";
import type { CompressorConfig } from "../config/CompressorConfig.js";

/** What every part of the deployment is given. */
export interface Deployment extends Surroundings {
  readonly config: CompressorConfig;
  /** Start of logical and physical names: `compressor-<environment>`. */
  readonly base: string;
}
