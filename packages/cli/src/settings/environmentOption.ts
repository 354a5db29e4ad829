import { type EnvironmentName, parseEnvironment } from "@sallyport/credentials";
import { CommandError } from "../output/CommandError.js";

/** Reads the value of `--environment`. @throws CommandError where there is no such environment */
export function environmentOption(name: string): EnvironmentName {
  try {
    return parseEnvironment(name);
  } catch {
    throw new CommandError(`There is no environment ${name}`, "Name one of dev, staging, prod", 64);
  }
}
