import { existsSync, realpathSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { type CliAttempt, type CliSearch, inspectCli } from "./PulumiCli.js";

/** The first `pulumi` on PATH, when it is a full installation of major version 3. */
export async function cliFromPath({ environment }: CliSearch): Promise<CliAttempt> {
  const found = (environment.PATH ?? "")
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, "pulumi"))
    .find((path) => existsSync(path));
  if (!found) return { failure: "no pulumi on PATH" };
  const attempt = await inspectCli(realpathSync(found), "PATH");
  if ("path" in attempt && !attempt.version.startsWith("3."))
    return { failure: `${attempt.path} is version ${attempt.version}, and 3.x is needed` };
  return attempt;
}
