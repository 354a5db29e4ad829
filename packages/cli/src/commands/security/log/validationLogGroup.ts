import { CommandError } from "../../../output/CommandError.js";

/**
 * The log group that is told of a run: that of `--log-group`, else of SALLYPORT_VALIDATION_LOG_GROUP, so that a machine which validates on
 * schedule tells of every run. Undefined where neither names one.
 *
 * @throws CommandError where it is no name of a log group, before anything is looked at
 */
export function validationLogGroup(
  option: string | undefined,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const name = option ?? (variables.SALLYPORT_VALIDATION_LOG_GROUP || undefined);
  if (name === undefined || /^[\w./#-]{1,512}$/.test(name)) return name;
  throw new CommandError("that is no name of a log group", "give --log-group one as /sallyport/security", 64);
}
