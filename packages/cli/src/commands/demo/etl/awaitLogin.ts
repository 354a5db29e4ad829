import { setTimeout as delay } from "node:timers/promises";
import { FatalError } from "@sallyport/worker-kit";
import type { EtlOutputs } from "../../etl/connection/EtlOutputs.js";
import { loaderLogin } from "../../etl/connection/loaderLogin.js";

/** Waits until the first rotation has made the loader's password, which a deployment does not wait for. @throws FatalError after the patience */
export async function awaitLogin(stack: EtlOutputs, patience: number): Promise<void> {
  for (const deadline = Date.now() + patience; ; await delay(500)) {
    try {
      await loaderLogin(stack);
      return;
    } catch (error) {
      if (!(error instanceof FatalError) || error.reason !== "no-password" || Date.now() > deadline) throw error;
    }
  }
}
