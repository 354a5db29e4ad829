import { STSClient } from "@aws-sdk/client-sts";
import { CommandError } from "../../../output/CommandError.js";
import { SignedApi } from "../../transform/api/SignedApi.js";
import type { TransformApi } from "../../transform/api/TransformApi.js";
import type { SmokeScope } from "../SmokeScope.js";

/** The API of the stack's jobs, called with the shell's credentials. @throws CommandError where the stack has none */
export function jobsApi({ outputs: { apiUrl: url, region } }: Pick<SmokeScope, "outputs">): TransformApi {
  if (typeof url !== "string" || typeof region !== "string")
    throw new CommandError("the stack has no output apiUrl", "deploy stacks/transform under that name first", 1);
  const { config } = new STSClient({ region });
  return new SignedApi({ url, region, credentials: async () => await config.credentials() });
}
