import {
  type FunctionConfiguration,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  type LambdaClient,
  paginateListFunctions,
} from "@aws-sdk/client-lambda";
import { credentialIn, isPublic, mayBeSecret, parsePolicy, saysSecret } from "@sallyport/policies";
import { answerOr } from "../../../aws/answerOr.js";
import { inRegions } from "../account/inRegions.js";
import type { Found, SecurityCheck } from "../SecurityCheck.js";

/** No function can be called by everybody, and none has a secret in its environment (SEC-01, API-01). */
export const openFunctions: SecurityCheck = {
  name: "open-functions",
  about: "no function can be called by everybody or has a secret in its environment",
  run: async (scope) =>
    await inRegions(scope, async (region) => {
      const client = scope.clients.lambda(region);
      const found: Found[] = [];
      for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
        for (const made of Functions) found.push(...(await openings(client, made)), ...secretsIn(made));
      }
      return found;
    }),
};

async function openings(client: LambdaClient, { FunctionName }: FunctionConfiguration): Promise<readonly Found[]> {
  const where = `function ${FunctionName}`;
  const absent = ["ResourceNotFoundException"];
  const policy = await answerOr(undefined, absent, async () => {
    return (await client.send(new GetPolicyCommand({ FunctionName }))).Policy;
  });
  const url = await answerOr(undefined, absent, async () => {
    return (await client.send(new GetFunctionUrlConfigCommand({ FunctionName }))).AuthType;
  });
  const found: Found[] = [];
  if (parsePolicy(policy).some((statement) => isPublic(statement))) {
    found.push({
      ...{ severity: "critical", where, message: "Its policy lets everybody call it" },
      fix: "Name the service and the source that may call it",
    });
  }
  if (url === "NONE") {
    found.push({
      ...{ severity: "critical", where, message: "Its address answers without a signature" },
      fix: "Put it behind a HardenedApi, or let its address ask for AWS_IAM",
    });
  }
  return found;
}

function secretsIn({ FunctionName, Environment }: FunctionConfiguration): readonly Found[] {
  return Object.entries(Environment?.Variables ?? {})
    .filter(([name, value]) => credentialIn(value) !== undefined || (saysSecret(name) && mayBeSecret(value)))
    .map(([name]) => ({
      severity: "critical" as const,
      where: `function ${FunctionName}, variable ${name}`,
      message: "A secret stands in its environment, where everybody who may look at the function reads it",
      fix: "Give it the secret's ARN, and read it at run time through @sallyport/credentials",
    }));
}
