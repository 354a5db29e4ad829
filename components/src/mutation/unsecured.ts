import type { Reviewed } from "./Reviewed.js";

/** What no control asks of: names, sizes, contents and the wiring without which nothing would be deployed. */
export const unsecured: readonly Reviewed[] = [
  {
    types: /.*/,
    paths:
      /(.*\.)?(name|description|alarmDescription|label|id|identifier|targetId|statementId|dbName|groupName|rulePriority|priority|order|metricQueries\.\*\.id|tags\.Name)/,
    reason: "names and texts only identify",
  },
  { types: /.*/, paths: /tags\.sallyport:.*/, reason: "said a second time by the component that it belongs to" },
  {
    types: /glue:Catalog(Database|Table)/,
    paths: /((parameters|partitionKeys|storageDescriptor|tableType)(\..*)?)?/,
    reason: "where data is and what its columns are: who may read it is for its bucket and its key to say",
  },
  {
    types: /athena:Workgroup/,
    paths:
      /(configuration\.(bytesScannedCutoffPerQuery|publishCloudwatchMetricsEnabled|engineVersion(\..*)?|resultConfiguration\.outputLocation))?/,
    reason: "what a query may cost and how it is counted, or what a workgroup that is obeyed runs no query without",
  },
  {
    types: /backup:(Plan|Selection|VaultLockConfiguration)/,
    paths: /(rules(\..*)?|resources(\..*)?|changeableForDays)?/,
    reason:
      "when and of what recovery points are made, beside the backups of the databases themselves that BAK-05 asks for",
  },
  { types: /cloudwatch:(Dashboard|QueryDefinition)/, reason: "pictures and saved queries for people" },
  { types: /appautoscaling:Policy/, reason: "how fast a service scales" },
  {
    types: /ecs:(Service|TaskDefinition|ClusterCapacityProviders)|batch:(JobDefinition|JobQueue|ComputeEnvironment)/,
    paths:
      /(.*\.)?(command|environment|mountPoints|volumes|ephemeralStorage|runtimePlatform|computeEnvironmentOrders|capacityProviders|capacityProviderStrategies|linuxParameters|fargatePlatformConfiguration|networkConfiguration|evaluateOnExits|containerDefinitions|containerProperties|healthCheck\.(interval|retries|startPeriod|timeout|command\.\*)|essential|initProcessEnabled|stopTimeout|networkMode|desiredCount|cluster|taskDefinition|maxVcpus|state|maxTimeSeconds|awslogs-region|awslogs-stream-prefix|max-buffer-size|assignPublicIp|platformVersion)(\..*)?/,
    reason: "what a task does and how large it is, or what ECS and Batch refuse or default to the same without",
  },
  { types: /(ecs|batch):.*/, mutations: ["absent"], reason: "nothing runs without it" },
  {
    types: /emrserverless:Application/,
    paths:
      /(architecture|schedulerConfiguration|autoStartConfiguration|autoStopConfiguration(\.idleTimeoutMinutes)?|interactiveConfiguration|monitoringConfiguration\.cloudwatchLoggingConfiguration\.(logStreamNamePrefix|logTypes))(\..*)?/,
    reason:
      "how jobs wait and which of their logs are kept beside the driver's, or what EMR Serverless defaults to the same without",
  },
  {
    types: /sfn:StateMachine/,
    paths: /(definition\.(StartAt|States)|encryptionConfiguration\.kmsDataKeyReusePeriodSeconds|type)(\..*)?/,
    reason: "the steps themselves, or what Step Functions refuses or defaults to the same without",
  },
  { types: /scheduler:Schedule/, reason: "when a task starts, and what no schedule is accepted without" },
  {
    types: /lambda:(Function|EventSourceMapping|FunctionEventInvokeConfig)/,
    paths:
      /(architectures|code|environment|ephemeralStorage|handler|memorySize|packageType|runtime|timeout|batchSize|eventSourceArn|scalingConfig|maximumRetryAttempts|loggingConfig\..*LogLevel|tracingConfig|reservedConcurrentExecutions)(\..*)?/,
    reason: "what a function does, how large it is and how often",
  },
  {
    types: /apigateway:(RestApi|Deployment)/,
    paths: /(body|triggers)(\..*)?/,
    reason: "the API's own contract: without a route nothing is called; what signing says of it is noticed",
  },
  {
    types: /apigateway:(Stage|MethodSettings)/,
    paths: /(accessLogSettings\.format\..*|xrayTracingEnabled|settings\.(loggingLevel|metricsEnabled))?/,
    reason: "fields beyond those of API-04, tracing, and metrics of single methods, which no alarm reads",
  },
  {
    types: /dynamodb:Table/,
    paths: /(attributes|billingMode|globalSecondaryIndexes|hashKey|rangeKey|ttl)(\..*)?/,
    reason: "the shape of the items",
  },
  { types: /dynamodb:Table/, mutations: ["absent"], reason: "nothing is kept without it" },
  {
    types:
      /ec2:(Vpc|Subnet|RouteTableAssociation|SubnetGroup|VpcEndpoint|FlowLog|DefaultSecurityGroup)|rds:SubnetGroup/,
    paths:
      /(cidrBlock|availabilityZone|subnetIds?(\.\*)?|vpcId|serviceName|vpcEndpointType|iamRoleArn|logDestinationType|maxAggregationInterval)/,
    reason: "wiring: AWS refuses the network without it",
  },
  {
    types: /ec2:DefaultSecurityGroup/,
    paths: /(egress|ingress)/,
    mutations: ["emptied"],
    reason: "empty already: that is the point of it",
  },
  { types: /ecr:LifecyclePolicy/, paths: /policy\.rules\..*/, reason: "one of several rules that tidy images up" },
  {
    types: /rds:(Instance|ParameterGroup)/,
    paths:
      /(allocatedStorage|backupWindow|maintenanceWindow|maxAllocatedStorage|engine|engineVersion|storageType|username|port|monitoringRoleArn|performanceInsightsRetentionPeriod|parameters\.\*\.applyMethod)/,
    reason: "size, time and version, or what RDS refuses an instance without",
  },
  {
    types: /s3:(Bucket|BucketNotification|BucketReplicationConfig|Inventory|BucketLifecycleConfiguration)/,
    paths:
      /(bucket|queues|rules\.\*\.(filter|transitions|noncurrentVersionTransitions|expiration|status|deleteMarkerReplication|destination\.(bucket|storageClass))|rules\.\*|destination\.bucket\.(bucketArn|format)|optionalFields\.\*|schedule\.frequency)(\..*)?/,
    reason: "which objects and where they go, or what S3 defaults to the same without",
  },
  {
    types: /sqs:Queue/,
    paths: /(kmsDataKeyReusePeriodSeconds|receiveWaitTimeSeconds|visibilityTimeoutSeconds)/,
    reason: "cost and pace",
  },
  {
    types: /sns:TopicSubscription/,
    paths: /(filterPolicy|rawMessageDelivery)(\..*)?/,
    reason: "which messages are wanted",
  },
  {
    types: /secretsmanager:SecretVersion|ssm:Parameter/,
    paths: /(secretStringWo|secretStringWoVersion|versionStages|value|tier)(\..*)?/,
    reason: "the value itself",
  },
  {
    types: /secretsmanager:SecretRotation/,
    paths: /(rotateImmediately|rotationLambdaArn)/,
    reason: "refused or the default without",
  },
  {
    types: /cloudwatch:(LogMetricFilter|MetricAlarm|EventTarget)/,
    paths:
      /(metricTransformation\.(defaultValue|unit|value|namespace|dimensions(\..*)?)|datapointsToAlarm|metricQueries\.\*(\.label)?|input(\..*)?|inputTransformer(\..*)?|eventBusName|roleArn)/,
    reason: "units and texts of metrics, and what CloudWatch and EventBridge refuse or default to the same without",
  },
  {
    types: /cloudwatch:EventRule/,
    paths: /(eventPattern(\..*)?|eventBusName|scheduleExpression|state)/,
    reason: "which events are wanted, and when",
  },
  {
    types: /cloudtrail:Trail/,
    paths: /advancedEventSelectors(\..*)?/,
    reason: "data events that the caller asked for beyond management events",
  },
  { types: /kms:Key/, paths: /(customerMasterKeySpec|keyUsage)/, reason: "KMS defaults to the same" },
  { types: /accessanalyzer:Analyzer/, paths: /type/, reason: "AWS defaults to the same" },
  {
    types: /cfg:Rule/,
    reason:
      "AWS Config asks again, of what is deployed, what our own rules ask of every stack; AWS takes none without source",
  },
  {
    types: /cfg:(DeliveryChannel|RecorderStatus)/,
    paths: /(snapshotDeliveryProperties(\..*)?)?/,
    reason:
      "how often a snapshot is written beside the history; a recorder without channel or status is told by AWS itself",
  },
  {
    types: /cfg:Recorder/,
    paths: /recordingGroup(\.includeGlobalResourceTypes)?/,
    reason: "every type is AWS's own default, and one region of an account records IAM: no rule sees the other regions",
  },
  {
    types: /guardduty:Detector(Feature)?/,
    paths: /(findingPublishingFrequency|additionalConfigurations(\..*)?)?/,
    reason:
      "how soon a finding is published, and what AWS turns on by itself in a new detector or a task needs an agent for",
  },
  {
    types: /securityhub:(Account|FindingAggregator|StandardsSubscription)/,
    reason:
      "a second look, of what is deployed, behind rules that ask every stack; that an account has a hub is asked where it is said to need one",
  },
  { types: /budgets:Budget/, reason: "what a month may cost is no control of its own" },
  {
    types: /iam:AccountPasswordPolicy/,
    paths: /(allowUsersToChangePassword|require\w+)?/,
    reason: "length and age are asked for, where there is a policy; there are no users with passwords (IAM-15)",
  },
  {
    types: /(account:AlternativeContact|apigateway:Account)/,
    paths: /(cloudwatchRoleArn)?/,
    reason: "set in the foundation alone, whose configuration says whether the account has them already",
  },
  {
    types: /organizations:Policy(Attachment)?/,
    paths: /(type)?/,
    reason: "the type is AWS's own default; what is bound to which units only the organization can say",
  },
];
