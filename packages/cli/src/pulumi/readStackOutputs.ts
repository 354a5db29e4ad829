import { CommandError } from "../output/CommandError.js";
import { type PulumiRun, runPulumi } from "./runPulumi.js";

/**
 * The outputs of a deployed stack, by the Pulumi CLI and the backend that the shell is set up for.
 *
 * @param folder folder of the stack's project
 * @param stack its name, such as `dev`, or `organization/project/dev`
 * @param instead what may be given in the stack's place, for who has no Pulumi
 * @throws CommandError where there is no Pulumi CLI, or it knows no such stack
 */
export async function readStackOutputs(
  folder: string,
  stack: string,
  instead: string,
): Promise<Readonly<Record<string, unknown>>> {
  const args = ["stack", "output", "--json", "--stack", stack];
  const run = await runPulumi(args, folder, shellEnvironment()).catch((error: unknown) => {
    throw new CommandError("the Pulumi CLI does not start", `install pulumi, or ${instead}`, 2, {
      cause: error,
    });
  });
  if (run.code !== 0) throw unknownStack(stack, run, instead);
  return JSON.parse(run.stdout) as Record<string, unknown>;
}

/** Of the caller's own: their profile may lead to the backend. */
function shellEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function unknownStack(stack: string, { stderr, stdout }: PulumiRun, instead: string): CommandError {
  const said = `${stderr}\n${stdout}`.trim();
  return new CommandError(
    `pulumi does not give the outputs of the stack ${stack}:\n${said}`,
    `log in to the backend that has it (pulumi login), or ${instead}`,
    2,
  );
}
