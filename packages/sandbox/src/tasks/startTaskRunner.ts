import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sandboxRegions } from "../emulator/emulatorEnvironment.js";
import { sandboxHomePaths } from "../lifecycle/SandboxHome.js";
import type { TaskRunner as StoppableRunner, TaskRunnerOptions } from "../supervisor/loadTaskRunner.js";
import { CredentialsEndpoint } from "./credentials/CredentialsEndpoint.js";
import { credentialLifetime } from "./credentials/credentialLifetime.js";
import { killLeftovers } from "./process/killLeftovers.js";
import { Reaper } from "./process/Reaper.js";
import type { TaskContext } from "./process/TaskContext.js";
import { createRunnerClients } from "./RunnerClients.js";
import { scaleRegions } from "./scaling/scaleRegions.js";
import { TaskRunner } from "./TaskRunner.js";

/** Tasks with a longer stopTimeout are not given more when the whole sandbox stops. */
const stopLimit = 30_000;

/**
 * Starts AWS's control loops for ECS: services keep their desired count, tasks run as local processes under their task
 * role, services scale by their queues. Resolves once tasks can be started.
 *
 * @throws Error when SALLYPORT_TASK_CREDENTIAL_SECONDS is no number of seconds
 */
export async function startTaskRunner(options: TaskRunnerOptions): Promise<StoppableRunner> {
  const { log } = options;
  const lifetime = credentialLifetime(process.env);
  const home = sandboxHomePaths(options.home);
  const logs = join(home.logs, "tasks");
  await mkdir(logs, { recursive: true, mode: 0o700 });
  const leftovers = await killLeftovers(home.tasks);
  if (leftovers > 0) log(`${leftovers} tasks of an earlier start were ended`);
  const clients = createRunnerClients(
    options.endpoint,
    options.deployCredentials,
    await readFile(options.caFile, "utf8"),
  );
  const credentials = await CredentialsEndpoint.start(log);
  const reaper = new Reaper(log);
  const kill = new AbortController();
  const context: TaskContext = {
    clients,
    endpoint: options.endpoint,
    caFile: options.caFile,
    images: options.images,
    tasks: home.tasks,
    logs,
    credentials,
    credentialLifetime: lifetime,
    reaper,
    log,
    kill: kill.signal,
  };
  const runner = new TaskRunner(context, sandboxRegions[0]);
  const scaling = new AbortController();
  const loops = [runner.run(), scaleRegions(clients, () => runner.activeRegions, log, scaling.signal)];
  return {
    stop: async () => {
      const limit = setTimeout(() => kill.abort(), stopLimit);
      scaling.abort();
      await runner.stop();
      clearTimeout(limit);
      await Promise.all(loops);
      reaper.stop();
      await credentials.stop();
      clients.destroy();
    },
  };
}
