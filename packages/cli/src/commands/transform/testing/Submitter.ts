import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { processesNaming } from "./processesNaming.js";

/** The deployed function that hands jobs to Batch: its times can be shortened, and it can die as a machine under it would. */
export class Submitter {
  readonly #lambda: LambdaClient;
  readonly #sqs: SQSClient;
  readonly #variables: Readonly<Record<string, string>>;

  private constructor(
    readonly home: string,
    readonly region: string,
    readonly name: string,
    variables: Readonly<Record<string, string>>,
  ) {
    this.#lambda = new LambdaClient({ region });
    this.#sqs = new SQSClient({ region });
    this.#variables = variables;
  }

  static async find(home: string, region: string, name: string): Promise<Submitter> {
    const asked = new GetFunctionConfigurationCommand({ FunctionName: name });
    const { Environment } = await new LambdaClient({ region }).send(asked);
    return new Submitter(home, region, name, Environment?.Variables ?? {});
  }

  /** Gives the function other settings from its next process on; without any, those of the deployment. */
  async setVariables(changes: Readonly<Record<string, string>> = {}): Promise<void> {
    const Variables = { ...this.#variables, ...changes };
    const update = { FunctionName: this.name, Environment: { Variables } };
    await this.#lambda.send(new UpdateFunctionConfigurationCommand(update));
  }

  /** Seconds after which a message comes again that nobody has settled: six minutes in the deployment. */
  async setVisibility(seconds: number): Promise<void> {
    const QueueUrl = this.#variables.SUBMIT_QUEUE_URL;
    const Attributes = { VisibilityTimeout: String(seconds) };
    await this.#sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  }

  /** Ends its processes where they stand. @returns how many there were */
  kill(): number {
    const found = processesNaming(this.home, `ministack-lambda-${this.name}-`);
    for (const pid of found) process.kill(pid, "SIGKILL");
    return found.length;
  }
}
