import * as pulumi from "@pulumi/pulumi";
import { CpuArchitecture } from "../compute/CpuArchitecture.js";
import { checkEnvironment } from "../compute/checkEnvironment.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import type { ImageBuildArgs } from "./ImageBuildArgs.js";
import { runsLocally } from "./runsLocally.js";

const platforms: Readonly<Record<CpuArchitecture, string>> = {
  [CpuArchitecture.Arm64]: "linux/arm64",
  [CpuArchitecture.X86]: "linux/amd64",
};

/**
 * The image of a worker, for `image` of the components that run it. On AWS it is built by Docker and pushed by
 * `@pulumi/awsx` `ecr.Image`, and known by its digest (SUP-14). In a sandbox, and where a program is only planned, it is
 * the repository's name, under which the sandbox has the worker's local bundle: nothing is built.
 *
 * `@pulumi/awsx` is an optional peer dependency that is loaded here, when an image is built, and nowhere else. Its plugin
 * cannot be had on closed networks: what is passed to it is tested against its own SDK and Pulumi's mocks, not by a build.
 *
 * @param name logical name of the image's resource
 * @throws ArgumentError for build arguments that hold secrets, or when `@pulumi/awsx` is not installed
 *
 * @example
 * const image = builtImage("kpi", { repository: images, context: "workers/kpi" });
 */
export function builtImage(
  name: string,
  args: ImageBuildArgs,
  opts?: pulumi.ComponentResourceOptions,
): pulumi.Output<string> {
  const { repository, context, dockerfile, target, buildArguments = {}, architecture = CpuArchitecture.Arm64 } = args;
  const component = `builtImage ${JSON.stringify(name)}`;
  checkEnvironment(component, "buildArguments", buildArguments);
  if (runsLocally(process.env)) return pulumi.output(repository.repositoryName);
  const { ecr } = loadAwsx(component);
  const { imageUri } = new ecr.Image(
    name,
    {
      repositoryUrl: repository.repositoryUrl,
      context,
      dockerfile,
      target,
      args: buildArguments,
      platform: platforms[architecture],
    },
    opts,
  );
  return imageUri;
}

/** Not imported at the top: it brings the Docker providers with it, which whoever builds no image needs not have. */
function loadAwsx(component: string): typeof import("@pulumi/awsx") {
  try {
    return require("@pulumi/awsx") as typeof import("@pulumi/awsx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new ArgumentError(component, "context", undefined, 'add "@pulumi/awsx" to your project to build images');
  }
}
