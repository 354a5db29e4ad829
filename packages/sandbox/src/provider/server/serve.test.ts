import { credentials, type ServiceError } from "@grpc/grpc-js";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import { exampleDefinition } from "../testing/exampleDefinition.js";
import { encodeProperties } from "../values/encode.js";
import { Secret, Unknown, type Values } from "../values/Value.js";
import { properties } from "./properties.js";
import { type Served, serve } from "./serve.js";
import { struct } from "./struct.js";

/** The plugin as the engine sees it, over gRPC, with a type whose resources live in memory. */
const whole = exampleDefinition();
let client: ResourceProviderClient;
let served: Served;

beforeAll(async () => {
  served = await serve(new Map([[whole.type, whole]]));
  client = new ResourceProviderClient(`127.0.0.1:${served.port}`, credentials.createInsecure());
  process.env.SALLYPORT_PROVIDER_MODE = "plan";
  const request = new messages.ConfigureRequest();
  request.setArgs(struct({ region: "eu-west-1" }));
  await answer((done) => client.configure(request, done));
});

afterAll(() => {
  delete process.env.SALLYPORT_PROVIDER_MODE;
  client.close();
  served.stop();
});

const answer = <R>(call: (done: (error: ServiceError | null, response: R) => void) => void): Promise<R> =>
  new Promise((resolve, reject) => call((error, response) => (error === null ? resolve(response) : reject(error))));

const wire = (values: Values) => struct(encodeProperties(values));
const urn = (type: string): string => `urn:pulumi:stack::project::parent:index:P$${type}::thing`;

const create = async (type: string, values: Values, preview = false) => {
  const request = new messages.CreateRequest();
  request.setUrn(urn(type));
  request.setProperties(wire(values));
  request.setPreview(preview);
  return await answer<InstanceType<typeof messages.CreateResponse>>((done) => client.create(request, done));
};

describe("the plugin", () => {
  test("names an unknown type and says what to do", async () => {
    await expect(create("aws:lambda/function:Function", {})).rejects.toThrow(
      /does not have the resource type aws:lambda\/function:Function.*sandbox-resource-types\.md/,
    );
  });

  test("returns problems of inputs with their path and type", async () => {
    const request = new messages.CheckRequest();
    request.setUrn(urn(whole.type));
    request.setNews(wire({ rules: [{}] }));
    const response = await answer<InstanceType<typeof messages.CheckResponse>>((done) => client.check(request, done));
    expect(response.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()])).toEqual([
      ["rules[0].id", `rules[0].id of ${whole.type}: is required and missing`],
    ]);
  });

  test("keeps secrets and unknowns across a preview in plan mode", async () => {
    const response = await create(whole.type, { name: "n", mode: new Secret("fast"), size: Unknown.value }, true);
    expect(response.getId()).toBe("n");
    expect(properties(response.getProperties())).toEqual({
      name: "n",
      mode: new Secret("fast"),
      size: Unknown.value,
      arn: "arn:aws:test:eu-west-1:123456789012:n",
    });
  });

  test("answers with an unknown id and ARN where the name is unknown", async () => {
    const response = await create(whole.type, { name: Unknown.value }, true);
    expect(response.getId()).toBe("");
    expect(properties(response.getProperties())).toEqual({ name: Unknown.value, arn: Unknown.value });
  });

  test("calls the functions that it has and lists them for one that it has not", async () => {
    const invoke = async (token: string) => {
      const request = new messages.InvokeRequest();
      request.setTok(token);
      return await answer<InstanceType<typeof messages.InvokeResponse>>((done) => client.invoke(request, done));
    };
    const region = await invoke("aws:index/getRegion:getRegion");
    expect(properties(region.getReturn())).toMatchObject({ region: "eu-west-1" });
    await expect(invoke("aws:index/getNothing:getNothing")).rejects.toThrow(/getNothing; it has .*getRegion/);
  });
});
