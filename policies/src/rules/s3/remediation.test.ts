import { describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { S3AccessPointPrivate } from "./S3AccessPointPrivate.js";
import { S3PublicAccessBlockComplete } from "./S3PublicAccessBlockComplete.js";

const settings = { vpcIds: [] };
const mended = (rule: ResourceRule, type: string, props: Readonly<Record<string, unknown>>) => {
  const graph = exampleGraph([{ type, name: "it", props }]);
  const [resource] = graph.resources;
  return resource && rule.remediate?.(resource, settings);
};
const verdict = (rule: ResourceRule, type: string, props: Readonly<Record<string, unknown>> = {}) => {
  const graph = exampleGraph([{ type, name: "it", props }]);
  const [resource] = graph.resources;
  return resource && judge(rule, resource, graph).kind;
};

describe("mending a block of public access", () => {
  it.each(
    [S3PublicAccessBlockComplete.examples.bad, ...Object.values(S3PublicAccessBlockComplete.examples.others ?? {})].map(
      ([example]) => [example?.type ?? "", { bucket: "data", ...example?.props }] as const,
    ),
  )("turns on all four flags and leaves the rest: %s", (type, props) => {
    const once = mended(S3PublicAccessBlockComplete, type, props);
    expect(once).toMatchObject({ bucket: "data" });
    expect(verdict(S3PublicAccessBlockComplete, type, once)).toBe("compliant");
    expect(mended(S3PublicAccessBlockComplete, type, once ?? {})).toEqual(once);
  });
});

describe("mending an access point", () => {
  const type = "aws:s3/accessPoint:AccessPoint";
  const open = { publicAccessBlockConfiguration: { blockPublicAcls: false } };
  const vpcConfiguration = { vpcId: "vpc-1" };

  it("closes what it leaves open to the public", () => {
    const once = mended(S3AccessPointPrivate, type, { bucket: "data", vpcConfiguration, ...open });
    expect(once).toMatchObject({ bucket: "data", vpcConfiguration });
    expect(verdict(S3AccessPointPrivate, type, once)).toBe("compliant");
    expect(mended(S3AccessPointPrivate, type, once ?? {})).toEqual(once);
  });

  it("does not invent the VPC that is missing", () => {
    expect(mended(S3AccessPointPrivate, type, open)).toBeUndefined();
  });
});

describe("the VPCs of access points", () => {
  it("are those that the setting lists", () => {
    const graph = exampleGraph([
      { type: "aws:s3/accessPoint:AccessPoint", name: "it", props: { vpcConfiguration: { vpcId: "vpc-2" } } },
    ]);
    const [resource] = graph.resources;
    const judged = (vpcIds: readonly string[]) =>
      resource && judge(S3AccessPointPrivate, resource, graph, { settings: { vpcIds } });
    expect(judged(["vpc-1"])).toMatchObject({ kind: "violation", findings: [{ id: "ForeignVpc" }] });
    expect(judged(["vpc-1", "vpc-2"])?.kind).toBe("compliant");
    expect(judged([])?.kind).toBe("compliant");
  });
});
