import type { CredentialCheck, CredentialErrorCode, EnvironmentName } from "@sallyport/credentials";
import { describeItems } from "../../../checked/describeItems.js";
import { printJson } from "../../../output/printJson.js";

/** What a command found of an environment, as `--json` has it. */
export interface CredentialOutcome {
  readonly environment: EnvironmentName;
  readonly checks: readonly CredentialCheck[];
}

/** Nobody answered, or nobody could be asked: that says nothing about the login. */
const unreached: readonly (CredentialErrorCode | undefined)[] = [
  "aws-credentials-missing",
  "secret-unreadable",
  "server-unreachable",
];

/** Prints what was found, and sets the exit code: 1 for a finding, 2 where only somebody could not be reached. */
export function reportChecks(outcome: CredentialOutcome, json: boolean | undefined): void {
  if (json) printJson(outcome);
  else process.stdout.write(describeChecks(outcome.checks));
  process.exitCode = exitCodeOf(outcome.checks);
}

/** Checks for a terminal. */
export function describeChecks(checks: readonly CredentialCheck[]): string {
  const items = checks.map(({ name, ok, message, code, fix }) => ({
    name,
    outcome: ok ? ("passed" as const) : ("failed" as const),
    message: code === undefined ? message : `${message} [${code}]`,
    fix,
  }));
  return describeItems(items, process.stdout.isTTY === true && !process.env.NO_COLOR);
}

export function exitCodeOf(checks: readonly CredentialCheck[]): 0 | 1 | 2 {
  const failed = checks.filter(({ ok }) => !ok);
  if (failed.length === 0) return 0;
  return failed.every(({ code }) => unreached.includes(code)) ? 2 : 1;
}
