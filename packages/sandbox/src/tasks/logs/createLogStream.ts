import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  ResourceAlreadyExistsException,
} from "@aws-sdk/client-cloudwatch-logs";
import type { AwsLogsOptions } from "../process/TaskPlan.js";
import { TaskRefusal } from "../process/TaskRefusal.js";

/**
 * Makes a task's log stream before the task starts, and its group if the driver's options ask for it.
 *
 * @throws TaskRefusal when that fails, in the words of ECS: a task without a place for its logs does not start there either
 */
export async function createLogStream(client: CloudWatchLogsClient, options: AwsLogsOptions): Promise<void> {
  try {
    if (options.createGroup)
      await unlessThere(() => client.send(new CreateLogGroupCommand({ logGroupName: options.group })));
    const command = new CreateLogStreamCommand({ logGroupName: options.group, logStreamName: options.stream });
    await unlessThere(() => client.send(command));
  } catch (error) {
    throw new TaskRefusal(
      `ResourceInitializationError: failed to validate logger args: failed to create the log stream ${options.stream} ` +
        `in ${options.group} of ${options.region}: ${error instanceof Error ? `${error.name}: ${error.message}` : error}`,
      { cause: error },
    );
  }
}

async function unlessThere(create: () => Promise<unknown>): Promise<void> {
  try {
    await create();
  } catch (error) {
    if (!(error instanceof ResourceAlreadyExistsException)) throw error;
  }
}
