import type { Example, Made } from "../../ResourceDefinition.js";

const service = (made: Made) => ({
  cluster: made("cluster", "arn"),
  taskDefinition: made("definition", "arn"),
  launchType: "FARGATE",
  networkConfiguration: { subnets: [made("subnet", "id")] },
});

/** Two services that the examples scale. */
export const scalingNeeds: Example["needs"] = {
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.81.0.0/16" }) },
  subnet: {
    type: "aws:ec2/subnet:Subnet",
    inputs: (made) => ({ vpcId: made("vpc", "id"), cidrBlock: "10.81.1.0/24" }),
  },
  cluster: { type: "aws:ecs/cluster:Cluster", inputs: () => ({}) },
  definition: {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    inputs: () => ({
      family: "conformance-scaled",
      containerDefinitions: JSON.stringify([{ name: "worker", image: "conformance/worker:1" }]),
      cpu: "256",
      memory: "512",
      requiresCompatibilities: ["FARGATE"],
    }),
  },
  service: { type: "aws:ecs/service:Service", inputs: service },
  other: { type: "aws:ecs/service:Service", inputs: service },
};
