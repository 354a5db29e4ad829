import { describe, expect, it } from "@jest/globals";
import { containersOf, jobType, taskShapesOf, taskType } from "./containersOf.js";

const definition = (type: string, props: Readonly<Record<string, unknown>>) => ({
  ...{ type, props, urn: "", name: "orders", inputs: props, propertyDependencies: {} },
});

describe("the containers of a definition", () => {
  it("are those of a task", () => {
    const task = definition(taskType, { containerDefinitions: '[{"name":"worker","user":"1000"},{"name":"proxy"}]' });
    expect(containersOf(task)).toEqual([{ name: "worker", user: "1000" }, { name: "proxy" }]);
  });

  it("are those of a job with one, with several, and on several nodes", () => {
    const job = definition(jobType, {
      containerProperties: '{"user":"1"}',
      ecsProperties: '{"taskProperties":[{"containers":[{"name":"main"}],"pidMode":"host"}]}',
      nodeProperties: '{"nodeRangeProperties":[{"targetNodes":"0:","container":{"user":"2"}}]}',
    });
    expect(containersOf(job).map(({ name, user }) => [name, user])).toEqual([
      ["job", "1"],
      ["main", undefined],
      ["nodes 0:", "2"],
    ]);
    expect(taskShapesOf(job).map(({ pidMode }) => pidMode)).toEqual([undefined, "host", undefined]);
  });

  it("are none of a job on EKS, and lack what is null", () => {
    expect(containersOf(definition(jobType, { eksProperties: {}, containerProperties: null }))).toEqual([]);
    const nulls = definition(taskType, { containerDefinitions: '[{"name":"worker","environment":null}]' });
    expect(containersOf(nulls)).toEqual([{ name: "worker" }]);
  });
});
