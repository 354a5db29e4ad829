import { join } from "node:path";
import { STSClient } from "@aws-sdk/client-sts";
import { CommandError } from "../../../output/CommandError.js";
import { readStackOutputs } from "../../../pulumi/readStackOutputs.js";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";
import type { ApiOptions } from "./ApiOptions.js";
import { SignedApi } from "./SignedApi.js";
import type { TransformApi } from "./TransformApi.js";

/**
 * The API of a deployed stack, called with the credentials that the shell is set up for.
 *
 * @throws CommandError where neither or both of stack and URL are given, or the stack has no API
 */
export async function connect({ stack, url }: ApiOptions): Promise<TransformApi> {
  if ((stack === undefined) === (url === undefined))
    throw new CommandError(
      stack === undefined ? "there is no API to call" : "--stack and --url name the API twice",
      "give --stack NAME, or --url with the apiUrl of a stack",
      64,
    );
  const place = stack === undefined ? placeOf(url ?? "") : await stackPlace(stack);
  // Only for its credentials: the SDK's own chain of profiles, roles and environment.
  const { config } = new STSClient({ region: place.region });
  return new SignedApi({ ...place, credentials: async () => await config.credentials() });
}

interface ApiPlace {
  readonly url: string;
  readonly region: string;
}

function placeOf(url: string): ApiPlace {
  const region =
    /\.execute-api\.([a-z0-9-]+)\.amazonaws\.com/.exec(url)?.[1] ??
    process.env.AWS_REGION ??
    process.env.AWS_DEFAULT_REGION;
  if (region !== undefined) return { url, region };
  throw new CommandError("the API's region is not known", "set AWS_REGION to it", 64);
}

async function stackPlace(stack: string): Promise<ApiPlace> {
  const folder = join(findRepositoryRoot(process.cwd()), "stacks", "transform");
  const outputs = await readStackOutputs(folder, stack, "name the API with --url");
  const { apiUrl: url, region } = outputs;
  if (typeof url === "string" && typeof region === "string") return { url, region };
  throw new CommandError("the stack has no output apiUrl", "deploy stacks/transform under that name first", 2);
}
