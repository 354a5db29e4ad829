/** One condition of a Batch retry strategy, in the shape of the AWS provider. */
interface EvaluateOnExit {
  /** In lower case, as the provider keeps it. */
  readonly action: "retry" | "exit";
  readonly onExitCode?: string;
  readonly onReason?: string;
  readonly onStatusReason?: string;
}

/** What decides when a job is tried again. */
export interface RetryPlan {
  readonly attempts: number;
  readonly spot: boolean;
  readonly retryableExitCode: number | undefined;
}

/** The texts are those of AWS (Batch user guide, "Automated job retries" and "Fargate compute environments"). */
const interrupted: EvaluateOnExit = { action: "retry", onStatusReason: "Your Spot Task was interrupted*" };
const unplugged: EvaluateOnExit = {
  action: "retry",
  onStatusReason: "Timeout waiting for network interface provisioning to complete*",
};
const unpulled: EvaluateOnExit = { action: "retry", onReason: "CannotPullContainerError:*" };
const unprepared: EvaluateOnExit = { action: "retry", onReason: "ResourceInitializationError:*" };
const anything: EvaluateOnExit = { action: "exit", onReason: "*" };

/**
 * Retries for causes outside of the job: a Spot interruption, a network interface, an image or a log that could not be
 * had. A job that ran and failed is not tried again, whatever its exit code (CNT-10): it would fail again. The exception is
 * the one exit code by which a job itself says that it may go better next time.
 *
 * Batch takes five conditions, the first that matches decides, and retries where none does: so the last ends the job. The
 * exit code's needs a place, and takes that of the rarer cause: of Spot where there is none, else of the network interface.
 */
export function retryStrategyFor({ attempts, spot, retryableExitCode }: RetryPlan) {
  const own: EvaluateOnExit[] =
    retryableExitCode === undefined
      ? [interrupted, unplugged]
      : [spot ? interrupted : unplugged, { action: "retry", onExitCode: String(retryableExitCode) }];
  const conditions = [...own, unpulled, unprepared, anything];
  return { attempts, evaluateOnExits: conditions.map((condition) => ({ ...condition })) };
}
