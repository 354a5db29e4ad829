import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { CpuArchitecture } from "../compute/CpuArchitecture.js";
import { builtImage, type ImageBuildArgs } from "./index.js";

const uri = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sallyport/kpi@sha256:0f3c";
const args: ImageBuildArgs = {
  repository: {
    repositoryName: "sallyport/kpi",
    repositoryUrl: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sallyport/kpi",
  },
  context: "workers/kpi",
};
const variables = ["SALLYPORT_HOME", "AWS_ENDPOINT_URL", "SALLYPORT_PROVIDER_MODE"];
const saved = variables.map((name) => [name, process.env[name]] as const);

/** What the engine would be asked to make, through the SDK of awsx itself. */
async function built(change: Partial<ImageBuildArgs> = {}) {
  const made: { type: string; name: string; inputs: Record<string, unknown> }[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      made.push({ type, name, inputs });
      return { id: name, state: { imageUri: uri } };
    },
    call: () => ({}),
  });
  const image = await new Promise((resolve) => builtImage("kpi", { ...args, ...change }).apply(resolve));
  await pulumi.runtime.disconnect();
  return { image, made };
}

beforeEach(() => {
  for (const name of variables) delete process.env[name];
});

afterEach(() => {
  for (const [name, value] of saved) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  jest.resetModules();
});

describe("an image that is built", () => {
  it("is known by its digest once awsx has pushed it to the repository, for the processor that runs it", async () => {
    const { image, made } = await built();
    expect(image).toBe(uri);
    expect(made).toEqual([
      {
        type: "awsx:ecr:Image",
        name: "kpi",
        inputs: {
          repositoryUrl: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sallyport/kpi",
          context: "workers/kpi",
          args: {},
          platform: "linux/arm64",
        },
      },
    ]);
  });

  it("can be built from another stage, file and for another processor", async () => {
    const { made } = await built({
      dockerfile: "workers/kpi/Dockerfile.slim",
      target: "slim",
      architecture: CpuArchitecture.X86,
      buildArguments: { NODE_VERSION: "24" },
    });
    expect(made[0]?.inputs).toMatchObject({
      dockerfile: "workers/kpi/Dockerfile.slim",
      target: "slim",
      platform: "linux/amd64",
      args: { NODE_VERSION: "24" },
    });
  });

  it("is the local bundle's name in a sandbox, and nothing is built", async () => {
    process.env.SALLYPORT_HOME = "/somewhere/.sandbox";
    process.env.AWS_ENDPOINT_URL = "https://127.0.0.1:4599";
    expect(await built()).toEqual({ image: "sallyport/kpi", made: [] });
  });

  it("is the local bundle's name where the program is only planned", async () => {
    process.env.SALLYPORT_PROVIDER_MODE = "plan";
    expect(await built()).toEqual({ image: "sallyport/kpi", made: [] });
  });

  it("holds no secret: build arguments stay in its history", () => {
    expect(() => builtImage("kpi", { ...args, buildArguments: { NPM_TOKEN: "opens" } })).toThrow(
      'builtImage "kpi": buildArguments.NPM_TOKEN "(not shown)" is refused',
    );
  });
});

describe("the library", () => {
  it("loads without awsx, which whoever builds no image needs not have", () => {
    jest.isolateModules(() => {
      jest.doMock("@pulumi/awsx", () => {
        throw Object.assign(new Error("Cannot find module '@pulumi/awsx'"), { code: "MODULE_NOT_FOUND" });
      });
      const main = require("../index.js") as typeof import("../index.js");
      const images = require("./index.js") as typeof import("./index.js");
      expect(typeof main.ImageRepository).toBe("function");
      expect(() => images.builtImage("kpi", args)).toThrow('add "@pulumi/awsx" to your project');
    });
  });
});
