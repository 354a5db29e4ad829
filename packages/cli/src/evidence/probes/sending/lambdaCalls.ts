import {
  AddPermissionCommand,
  DeleteFunctionCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
} from "@aws-sdk/client-lambda";
import { probeCaller } from "./ProbeCaller.js";

/** With DryRun where Lambda has it. */
export const lambdaCalls = probeCaller((settings) => new LambdaClient(settings), {
  "lambda:InvokeFunction": (lambda, { arn }) =>
    lambda.send(new InvokeCommand({ FunctionName: arn, InvocationType: "DryRun" })),
  "lambda:UpdateFunctionCode": (lambda, { arn }) =>
    lambda.send(new UpdateFunctionCodeCommand({ FunctionName: arn, ZipFile: Buffer.from("probe"), DryRun: true })),
  "lambda:AddPermission": (lambda, { arn, accountId }) =>
    lambda.send(
      new AddPermissionCommand({
        ...{ FunctionName: arn, StatementId: "sallyport-probe", Action: "lambda:InvokeFunction", Principal: accountId },
      }),
    ),
  "lambda:DeleteFunction": (lambda, { arn }) => lambda.send(new DeleteFunctionCommand({ FunctionName: arn })),
});
