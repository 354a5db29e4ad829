/**
 * The types of the AWS provider's resources that take tags, by module: of the services that pipelines are made of, all. Objects of S3 are
 * left out: they are data. A test beside the components compares the list with the provider's declarations. A name that the provider
 * does not derive from the class is given before it.
 */
const namesByModule: Readonly<Record<string, string>> = {
  accessanalyzer: "Analyzer",
  apigateway: "ApiKey ClientCertificate DomainName DomainNameAccessAssociation RestApi Stage UsagePlan VpcLink",
  apigatewayv2: "Api DomainName Stage VpcLink",
  appautoscaling: "Target",
  athena: "CapacityReservation DataCatalog Workgroup",
  backup: "Framework LogicallyAirGappedVault Plan ReportPlan RestoreTestingPlan Vault",
  batch: "ComputeEnvironment JobDefinition JobQueue SchedulingPolicy",
  budgets: "Budget BudgetAction",
  cfg: "AggregateAuthorization ConfigurationAggregator Rule",
  cloudtrail: "EventDataStore Trail",
  cloudwatch:
    "AlarmMuteRule CompositeAlarm ContributorInsightRule ContributorManagedInsightRule EventBus EventRule InternetMonitor LogAnomalyDetector LogDelivery LogDeliveryDestination LogDeliverySource LogDestination LogGroup MetricAlarm MetricStream",
  dynamodb: "Table TableReplica",
  ec2: "Ami AmiCopy AmiFromInstance CapacityBlockReservation CapacityReservation CarrierGateway CustomerGateway DedicatedHost DefaultNetworkAcl DefaultRouteTable DefaultSecurityGroup DefaultSubnet DefaultVpc DefaultVpcDhcpOptions EgressOnlyInternetGateway Eip EncryptionControl Fleet FlowLog Instance InternetGateway KeyPair LaunchTemplate LocalGatewayRouteTable LocalGatewayRouteTableVirtualInterfaceGroupAssociation LocalGatewayRouteTableVpcAssociation ManagedPrefixList NatGateway NetworkAcl NetworkInsightsAccessScope NetworkInsightsAnalysis NetworkInsightsPath NetworkInterface PlacementGroup RouteTable SecondaryNetwork SecondarySubnet SecurityGroup SpotFleetRequest SpotInstanceRequest Subnet TrafficMirrorFilter TrafficMirrorSession TrafficMirrorTarget Vpc VpcBlockPublicAccessExclusion VpcDhcpOptions VpcEncryptionControl VpcEndpoint VpcEndpointService VpcIpam VpcIpamPool VpcIpamPoolCidrAllocation VpcIpamResourceDiscovery VpcIpamResourceDiscoveryAssociation VpcIpamScope VpcPeeringConnection VpcPeeringConnectionAccepter VpnConcentrator VpnConnection VpnGateway",
  ecr: "Repository",
  ecs: "CapacityProvider Cluster Daemon DaemonTaskDefinition ExpressGatewayService Service TaskDefinition TaskSet",
  efs: "AccessPoint FileSystem",
  elasticache: "Cluster ParameterGroup ReplicationGroup ReservedCacheNode ServerlessCache SubnetGroup User UserGroup",
  emrserverless: "Application",
  glue: "Catalog CatalogDatabase Connection Crawler DataQualityRuleset DevEndpoint Job mltransform:MLTransform Registry Schema Trigger Workflow",
  guardduty: "Detector Filter ipset:IPSet MalwareProtectionPlan PublishingDestination ThreatIntelSet",
  iam: "InstanceProfile OpenIdConnectProvider Policy Role SamlProvider ServerCertificate ServiceLinkedRole User VirtualMfaDevice",
  kinesis: "AnalyticsApplication FirehoseDeliveryStream Stream StreamConsumer VideoStream",
  kms: "ExternalKey Key ReplicaExternalKey ReplicaKey",
  lambda: "CapacityProvider CodeSigningConfig EventSourceMapping Function MicrovmsImage",
  lb: "Listener ListenerRule LoadBalancer TargetGroup TrustStore",
  organizations: "Account OrganizationalUnit Policy ResourcePolicy",
  pipes: "Pipe",
  rds: "Cluster ClusterEndpoint ClusterInstance ClusterParameterGroup ClusterSnapshot ClusterSnapshotCopy CustomDbEngineVersion EventSubscription GlobalCluster Instance Integration OptionGroup ParameterGroup Proxy ProxyEndpoint ReservedInstance ShardGroup Snapshot SnapshotCopy SubnetGroup",
  redshift:
    "Cluster ClusterSnapshot EventSubscription HsmClientCertificate HsmConfiguration IdcApplication Integration ParameterGroup SnapshotCopyGrant SnapshotSchedule SubnetGroup UsageLimit",
  s3: "AccessPoint Bucket BucketV2 DirectoryBucket FilesAccessPoint FilesFileSystem VectorsIndex VectorsVectorBucket",
  scheduler: "ScheduleGroup",
  secretsmanager: "Secret",
  sfn: "Activity StateMachine",
  sns: "Topic",
  sqs: "Queue",
  ssm: "Activation Association ContactsRotation Document MaintenanceWindow Parameter PatchBaseline QuicksetupConfigurationManager",
  vpc: "RouteServer RouteServerEndpoint RouteServerPeer SecurityGroupEgressRule SecurityGroupIngressRule",
};

/** Type tokens of the resources that take tags. */
export const taggableTypes: readonly string[] = Object.entries(namesByModule).flatMap(([module, names]) =>
  names.split(" ").map((name) => {
    const derived = `${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
    return `aws:${module}/${name.includes(":") ? name : derived}`;
  }),
);
