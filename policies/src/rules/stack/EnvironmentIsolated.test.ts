import { describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { EnvironmentIsolated } from "./EnvironmentIsolated.js";

const endpoint = (policy: string) => ({
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  name: "s3",
  props: { tags: { environment: "dev" }, policy },
});
const verdictOn = (text: string) => {
  const graph = exampleGraph([endpoint(JSON.stringify({ Statement: [{ Effect: "Allow", Resource: text }] }))]);
  const [resource] = graph.resources;
  return resource && judge(EnvironmentIsolated, resource, graph).kind;
};

describe("what a resource of dev may name", () => {
  it.each([
    ["AWS's own bucket of image layers", "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"],
    ["the stage of an API, whatever it is called", "arn:aws:execute-api:eu-west-1:111122223333:a1b2/prod/POST/jobs"],
    ["a policy of AWS's own", "arn:aws:iam::aws:policy/prod-ready"],
    ["a word that only begins so", "arn:aws:s3:::products-dev/production-figures"],
  ])("%s", (_what, arn) => expect(verdictOn(arn)).toBe("compliant"));

  it("not a secret of prod", () => {
    expect(verdictOn("arn:aws:secretsmanager:eu-west-1:1:secret:avesa/clickhouse/prod")).toBe("violation");
  });
});

describe("the environment of a resource that says none", () => {
  it("is the one that the stack is named after", () => {
    const judged = (stack: string) => {
      const resource: ResourceView = {
        type: "aws:s3/bucket:Bucket",
        urn: `urn:pulumi:${stack}::orders::aws:s3/bucket:Bucket::data`,
        name: "data",
        props: {},
        inputs: { bucket: "orders-dev-data" },
        propertyDependencies: {},
      };
      return judge(EnvironmentIsolated, resource, new ResourceGraph([resource])).kind;
    };
    expect([judged("orders-prod"), judged("dev"), judged("sandbox")]).toEqual(["violation", "compliant", "compliant"]);
  });
});
