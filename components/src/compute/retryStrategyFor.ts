/** One condition of a Batch retry strategy, in the shape of the AWS provider. */
interface EvaluateOnExit {
  /** In lower case, as the provider keeps it. */
  readonly action: "retry" | "exit";
  readonly onReason?: string;
  readonly onStatusReason?: string;
}

/**
 * Batch takes five conditions, the first that matches decides, and retries where none does: so the last ends the job.
 * The texts are those of AWS (Batch user guide, "Automated job retries" and "Fargate compute environments").
 */
const conditions: readonly EvaluateOnExit[] = [
  { action: "retry", onStatusReason: "Your Spot Task was interrupted*" },
  { action: "retry", onStatusReason: "Timeout waiting for network interface provisioning to complete*" },
  { action: "retry", onReason: "CannotPullContainerError:*" },
  { action: "retry", onReason: "ResourceInitializationError:*" },
  { action: "exit", onReason: "*" },
];

/**
 * Retries for causes outside of the job: a Spot interruption, a network interface, an image or a log that could not be
 * had. A job that ran and failed is not tried again, whatever its exit code (CNT-10): it would fail again.
 */
export function retryStrategyFor(attempts: number) {
  return { attempts, evaluateOnExits: conditions.map((condition) => ({ ...condition })) };
}
