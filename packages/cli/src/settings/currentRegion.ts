import { CommandError } from "../output/CommandError.js";

/** The region of the shell that a command runs in. @throws CommandError where none is set */
export function currentRegion(variables: Readonly<Record<string, string | undefined>> = process.env): string {
  const region = variables.AWS_REGION || variables.AWS_DEFAULT_REGION;
  if (region) return region;
  throw new CommandError("No region is known", "Set AWS_REGION, or give --region", 64);
}
