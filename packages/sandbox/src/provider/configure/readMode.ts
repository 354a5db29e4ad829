import type { ProviderMode } from "../Context.js";
import { ResourceError } from "../ResourceError.js";

/** Reads SALLYPORT_PROVIDER_MODE: `apply` (default) calls the sandbox, `plan` calls nothing. */
export const readMode = (environment: NodeJS.ProcessEnv): ProviderMode => {
  const mode = environment.SALLYPORT_PROVIDER_MODE || "apply";
  if (mode !== "apply" && mode !== "plan") {
    throw new ResourceError(`SALLYPORT_PROVIDER_MODE is "${mode}": it must be "apply" (default) or "plan"`);
  }
  return mode;
};
