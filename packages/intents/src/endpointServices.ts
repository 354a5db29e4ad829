/** What has to be known of a service to hold its VPC endpoint to one account. */
export interface EndpointService {
  /** Prefix of the service's actions in IAM. */
  readonly prefix: string;
  /** Actions that name no resource, so that aws:ResourceAccount is absent from them and says nothing. */
  readonly withoutResource: readonly string[];
}

const service = (prefix: string, ...withoutResource: string[]): EndpointService => ({ prefix, withoutResource });

/**
 * The services that pipelines reach through VPC endpoints, by the short name that follows "com.amazonaws.<region>.".
 * All take endpoint policies. Sources: the AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink";
 * actions without resource: the Service Authorization Reference, of each service those that a worker may call.
 */
export const endpointServices: Readonly<Record<string, EndpointService>> = {
  "access-analyzer": service("access-analyzer"),
  "application-autoscaling": service("application-autoscaling"),
  athena: service("athena"),
  batch: service("batch", "batch:DescribeJobs", "batch:ListJobs"),
  cloudtrail: service("cloudtrail"),
  config: service("config"),
  dynamodb: service("dynamodb"),
  "dynamodb-streams": service("dynamodb"),
  ec2: service("ec2", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroupRules", "ec2:DescribeSubnets"),
  "ecr.api": service("ecr", "ecr:GetAuthorizationToken"),
  "ecr.dkr": service("ecr"),
  ecs: service("ecs"),
  "emr-serverless": service("emr-serverless"),
  events: service("events"),
  "execute-api": service("execute-api"),
  glue: service("glue"),
  "kinesis-firehose": service("firehose"),
  "kinesis-streams": service("kinesis"),
  kms: service("kms"),
  lambda: service("lambda"),
  logs: service("logs"),
  monitoring: service("cloudwatch", "cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "cloudwatch:PutMetricData"),
  rds: service("rds"),
  "rds-data": service("rds-data"),
  s3: service("s3"),
  scheduler: service("scheduler"),
  secretsmanager: service("secretsmanager", "secretsmanager:GetRandomPassword"),
  sns: service("sns"),
  sqs: service("sqs"),
  ssm: service("ssm"),
  states: service("states", "states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"),
  sts: service("sts", "sts:GetCallerIdentity"),
  "sync-states": service("states"),
  xray: service("xray", "xray:PutTelemetryRecords", "xray:PutTraceSegments"),
};
