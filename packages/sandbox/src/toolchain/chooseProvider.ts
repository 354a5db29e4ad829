import { SandboxError } from "../lifecycle/SandboxError.js";
import type { ProviderChoice } from "./ProviderChoice.js";

/**
 * Which plugin serves Pulumi's `aws` package: the sandbox's own, or with `SALLYPORT_PROVIDER=official` the official one.
 *
 * @throws SandboxError on another value
 */
export function chooseProvider(environment: NodeJS.ProcessEnv): ProviderChoice {
  const asked = environment.SALLYPORT_PROVIDER || "sallyport";
  if (asked === "sallyport" || asked === "official") return asked;
  throw new SandboxError(
    `SALLYPORT_PROVIDER=${asked} names no provider`,
    "set it to `sallyport` (the default) or `official`",
  );
}
