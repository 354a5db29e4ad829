import type * as pulumi from "@pulumi/pulumi";
import type { CpuArchitecture } from "../compute/CpuArchitecture.js";

/** Where a built image is pushed: an `ImageRepository`. */
export interface ImageDestination {
  readonly repositoryName: pulumi.Input<string>;
  readonly repositoryUrl: pulumi.Input<string>;
}

/** How an image is built. */
export interface ImageBuildArgs {
  readonly repository: ImageDestination;
  /** Folder that the Dockerfile copies from. Relative to where Pulumi runs the program. */
  readonly context: pulumi.Input<string>;
  /** Path of the Dockerfile. Default: `Dockerfile` in the context. */
  readonly dockerfile?: pulumi.Input<string>;
  /** Stage of the Dockerfile to build. Default: the last. */
  readonly target?: pulumi.Input<string>;
  /** Build arguments; not for secrets: they stay in the image's history. Default: none. */
  readonly buildArguments?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Processor that it runs on; plain. Default: `CpuArchitecture.Arm64`, as the components run it. */
  readonly architecture?: CpuArchitecture;
}
