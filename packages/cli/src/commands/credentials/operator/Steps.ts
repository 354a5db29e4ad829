import { type CredentialCheck, CredentialError } from "@sallyport/credentials";
import { StepFailure } from "./StepFailure.js";

/** What a step found. */
interface Found<Result> {
  readonly message: string;
  readonly result: Result;
}

/** Ends a command whose step failed; the failure is in the list. */
class Ended extends Error {}

/** Steps of a command in their order. The first that fails ends it. */
export class Steps {
  readonly checks: CredentialCheck[] = [];

  /** @param work throws a CredentialError or a StepFailure where it fails; what else it throws is no finding */
  async run<Result>(name: string, work: () => Promise<Found<Result>>): Promise<Result> {
    try {
      const { message, result } = await work();
      this.checks.push({ name, ok: true, message });
      return result;
    } catch (error) {
      const failed = failureIn(error);
      if (failed === undefined) throw error;
      this.checks.push({ name, ok: false, ...failed });
      throw new Ended(name, { cause: error });
    }
  }

  /** Adds what another list found; a failure in it ends the command. */
  add(checks: readonly CredentialCheck[]): void {
    this.checks.push(...checks);
    if (checks.some(({ ok }) => !ok)) throw new Ended();
  }
}

/** Does work in steps; gives what each found, up to the first failure. */
export async function inSteps(work: (steps: Steps) => Promise<void>): Promise<readonly CredentialCheck[]> {
  const steps = new Steps();
  await work(steps).catch((error: unknown) => {
    if (!(error instanceof Ended)) throw error;
  });
  return steps.checks;
}

function failureIn(error: unknown): Omit<CredentialCheck, "name" | "ok"> | undefined {
  if (error instanceof StepFailure) return { message: error.message, fix: error.fix };
  if (!(error instanceof CredentialError)) return undefined;
  const { code, fix, message } = error;
  // The message ends with the fix, which has a field of its own.
  return { code, fix, message: message.endsWith(`. ${fix}`) ? message.slice(0, -`. ${fix}`.length) : message };
}
