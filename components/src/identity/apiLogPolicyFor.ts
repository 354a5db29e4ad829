import { type AccessContext, documentOf, type PolicyDocument } from "@sallyport/intents";

/** Log groups that APIs write to: the platform's own, and those that API Gateway makes for its executions. */
const groups = ["/sallyport/*", "/aws/apigateway/*", "API-Gateway-Execution-Logs_*"];

/**
 * What API Gateway does with the logs of APIs. AWS's own policy for it (AmazonAPIGatewayPushToCloudWatchLogs) reaches
 * every log group, and reads them.
 *
 * @param regions whose APIs log
 */
export function apiLogPolicyFor(
  { accountId, partition }: Omit<AccessContext, "region">,
  regions: readonly string[],
): PolicyDocument {
  const logs = (region: string) => `arn:${partition}:logs:${region}:${accountId}:log-group`;
  const places = [...new Set(regions)].sort();
  return documentOf([
    {
      Sid: "WriteApiLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: places.flatMap((region) => groups.map((group) => `${logs(region)}:${group}`)),
    },
    {
      Sid: "ListLogGroups",
      Effect: "Allow",
      Action: ["logs:DescribeLogGroups"],
      Resource: places.map((region) => `${logs(region)}:*`),
    },
  ]);
}
