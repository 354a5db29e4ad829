import {
  type DestinationConfig,
  GetFunctionEventInvokeConfigCommand,
  LambdaClient,
  PutFunctionEventInvokeConfigCommand,
} from "@aws-sdk/client-lambda";

/** Does work while Lambda tries no event again that a function failed at, as it would after one minute and after two more. */
export async function withoutRetries<Result>(
  { region, functionName: FunctionName }: { readonly region: string; readonly functionName: string },
  work: (destinations: DestinationConfig | undefined) => Promise<Result>,
): Promise<Result> {
  const lambda = new LambdaClient({ region });
  const asked = new GetFunctionEventInvokeConfigCommand({ FunctionName });
  const { DestinationConfig, MaximumRetryAttempts } = await lambda.send(asked);
  const tries = async (attempts: number | undefined) =>
    await lambda.send(
      new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: attempts, DestinationConfig }),
    );
  await tries(0);
  try {
    return await work(DestinationConfig);
  } finally {
    await tries(MaximumRetryAttempts);
  }
}
