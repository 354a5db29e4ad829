import type { Example, Made } from "../../ResourceDefinition.js";
import type { Properties } from "../../values/Json.js";

const revision = (level: string) => (): Properties => ({
  family: `conformance-service-${level}`,
  containerDefinitions: JSON.stringify([
    { name: "worker", image: "conformance/worker:1", environment: [{ name: "SALLYPORT_LEVEL", value: level }] },
  ]),
  cpu: "256",
  memory: "512",
  requiresCompatibilities: ["FARGATE"],
});

const network = (made: Made) => ({ subnets: [made("subnet", "id")], securityGroups: [made("group", "id")] });

/** No task is asked for: what runs as one is the task runner's own suite. */
export const serviceExamples: readonly Example[] = [
  {
    needs: {
      vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.80.0.0/16" }) },
      subnet: {
        type: "aws:ec2/subnet:Subnet",
        inputs: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.80.1.0/24" }),
      },
      group: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
      cluster: { type: "aws:ecs/cluster:Cluster", inputs: () => ({}) },
      first: { type: "aws:ecs/taskDefinition:TaskDefinition", inputs: revision("12") },
      second: { type: "aws:ecs/taskDefinition:TaskDefinition", inputs: revision("19") },
    },
    importId: (known) => String(known("arn")).split(":service/")[1] ?? "",
    base: (made) => ({
      cluster: made("cluster", "arn"),
      taskDefinition: made("first", "arn"),
      desiredCount: 0,
      launchType: "FARGATE",
      networkConfiguration: network(made),
      deploymentCircuitBreaker: { enable: true, rollback: true },
      propagateTags: "SERVICE",
      tags: { Name: "conformance" },
    }),
    updated: (made) => ({
      cluster: made("cluster", "arn"),
      taskDefinition: made("second", "arn"),
      desiredCount: 0,
      launchType: "FARGATE",
      networkConfiguration: network(made),
      deploymentMaximumPercent: 150,
      deploymentMinimumHealthyPercent: 50,
      enableExecuteCommand: true,
      propagateTags: "SERVICE",
      waitForSteadyState: true,
      tags: { Name: "conformance-changed" },
    }),
    replacing: (made) => ({
      name: "conformance-other",
      cluster: made("cluster", "arn"),
      taskDefinition: made("first", "arn"),
      launchType: "FARGATE",
      networkConfiguration: network(made),
    }),
  },
];
