import { CommandError, type FailureCode } from "../../output/CommandError.js";

/** What failed, with the code by which scripts tell failures apart. */
export class EtlFailure extends CommandError {
  constructor(
    readonly code: string,
    message: string,
    fix: string,
    exitCode: FailureCode,
    options?: ErrorOptions,
  ) {
    super(message, fix, exitCode, options);
    this.name = "EtlFailure";
  }
}
