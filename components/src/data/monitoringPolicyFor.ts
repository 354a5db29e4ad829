import { type AccessContext, documentOf, type PolicyDocument } from "@sallyport/intents";

/**
 * What enhanced monitoring writes: the log group RDSOSMetrics, which RDS makes and all databases of a region share, and
 * its streams. AWS's own policy for it (AmazonRDSEnhancedMonitoringRole) reaches every group of every region whose name
 * begins with "RDS".
 */
export function monitoringPolicyFor({ partition, region, accountId }: AccessContext): PolicyDocument {
  const group = `arn:${partition}:logs:${region}:${accountId}:log-group:RDSOSMetrics`;
  return documentOf([
    {
      Sid: "MakeMetricsGroup",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
      // CloudWatch Logs names a group with and without the end that stands for its streams.
      Resource: [group, `${group}:*`],
    },
    {
      Sid: "WriteMetricsStreams",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:PutLogEvents"],
      Resource: [`${group}:log-stream:*`],
    },
  ]);
}
