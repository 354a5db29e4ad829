import { RefusedError } from "./RefusedError.js";

const jobName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
const attemptId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,199}$/;

/**
 * Checks the two names that the keys of a job's results are made of, so that neither can leave its prefix.
 * @throws RefusedError `job-name`, `attempt-id`
 */
export function checkNames(names: { readonly jobName: string; readonly attemptId: string }): void {
  if (!jobName.test(names.jobName))
    throw new RefusedError(
      "job-name",
      "The job's name has to be 1 to 128 letters, digits, - and _, a letter or digit first.",
    );
  if (!attemptId.test(names.attemptId))
    throw new RefusedError(
      "attempt-id",
      "The attempt's id has to be 1 to 200 letters, digits, - and _, a letter or digit first.",
    );
}
