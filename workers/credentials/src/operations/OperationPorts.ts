import type { Logger, Metrics } from "@sallyport/worker-kit";
import type { RotationPorts } from "../rotation/rotate.js";

/** What the function as a whole works with. */
export interface OperationPorts extends RotationPorts {
  /** Asks Secrets Manager to rotate now; gives the new version's id. */
  readonly startRotation: (secretId: string) => Promise<string>;
  /** Names or ARNs of the secrets whose age `audit` measures. */
  readonly secrets: readonly string[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly now: () => Date;
}
