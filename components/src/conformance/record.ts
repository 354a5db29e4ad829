import * as pulumi from "@pulumi/pulumi";
import { mockOutputs } from "./mockOutputs.js";
import type { RecordedResource, Recording } from "./Recording.js";
import { scene as defaultScene, type Scene } from "./Scene.js";

/** What the monitor gets, as far as it is read here (resource.proto, RegisterResourceRequest). */
interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getCustom(): boolean;
  getProtect(): boolean;
  getRetainondelete(): boolean;
  getProvider(): string;
  getPropertydependenciesMap(): {
    forEach(visit: (dependencies: { getUrnsList(): string[] }, property: string) => void): void;
  };
}
interface OutputsRequest {
  getUrn(): string;
  getOutputs(): { toJavaScript(): Record<string, unknown> } | undefined;
}
interface Monitor {
  registerResource(request: RegisterRequest, callback: (error: unknown, response: unknown) => void): Promise<void>;
  registerResourceOutputs(request: OutputsRequest, callback: (error: unknown, response: unknown) => void): void;
  newUrn(parent: string, type: string, name: string): string;
}

/** How a program is recorded. */
export interface RecordOptions {
  /** As at a first preview: computed outputs are unknown. Default: false, all is known as after `pulumi up`. */
  readonly preview?: boolean;
  /** What account, partition and region look-ups answer. */
  readonly scene?: Scene;
}

/**
 * Runs a program against Pulumi's mocks and records what it registers, until no registration is outstanding.
 *
 * @throws whatever the program throws at once; what an `apply` throws is an unhandled rejection, as in Pulumi
 */
export async function record(program: () => void, options: RecordOptions = {}): Promise<Recording> {
  const { preview = false, scene = defaultScene } = options;
  const resources: RecordedResource[] = [];
  const outputs = new Map<string, readonly string[]>();
  const inputs = new Map<string, Record<string, unknown>>();
  const lookUps: { readonly token: string; readonly provider: string }[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs: given, custom }) => {
        inputs.set(`${type}::${name}`, given);
        if (!custom) return { id: undefined, state: {} };
        return preview ? { id: undefined, state: given } : mockOutputs(type, name, given, scene);
      },
      call: ({ token, provider = "" }) => {
        lookUps.push({ token, provider });
        return answers(token, scene);
      },
    },
    "project",
    "stack",
    preview,
  );
  watch(resources, outputs, inputs);
  const withStacks = withoutStacks();
  try {
    program();
    await settled();
  } finally {
    withStacks();
  }
  return { resources, outputs, lookUps };
}

/**
 * The runtime keeps each promise's stack as text, for whoever looks for leaks; to find the lines of the sources for all of them takes longer
 * than all else. The stack of an error that the program throws is written when it is read, which is after this.
 *
 * @returns what ends it
 */
function withoutStacks(): () => void {
  const { prepareStackTrace, stackTraceLimit } = Error;
  // Node's own limit; jest's is 100.
  Object.assign(Error, { prepareStackTrace: String, stackTraceLimit: 10 });
  return () => {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  };
}

/** Mocks are shown neither parent nor options, so the requests are read on their way to the mock monitor. */
function watch(
  resources: RecordedResource[],
  outputs: Map<string, readonly string[]>,
  inputs: Map<string, Record<string, unknown>>,
): void {
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const { registerResource, registerResourceOutputs } = monitor;
  monitor.registerResource = async (request, callback) => {
    await registerResource.call(monitor, request, callback);
    resources.push({
      urn: monitor.newUrn(request.getParent(), request.getType(), request.getName()),
      type: request.getType(),
      name: request.getName(),
      inputs: inputs.get(`${request.getType()}::${request.getName()}`) ?? {},
      parent: request.getParent(),
      custom: request.getCustom(),
      protect: request.getProtect(),
      retainOnDelete: request.getRetainondelete(),
      provider: request.getProvider(),
      propertyDependencies: dependenciesOf(request),
    });
  };
  monitor.registerResourceOutputs = (request, callback) => {
    outputs.set(request.getUrn(), Object.keys(request.getOutputs()?.toJavaScript() ?? {}));
    registerResourceOutputs.call(monitor, request, callback);
  };
}

function dependenciesOf(request: RegisterRequest): Record<string, readonly string[]> {
  const dependencies: Record<string, readonly string[]> = {};
  request.getPropertydependenciesMap().forEach((on, property) => {
    dependencies[property] = on.getUrnsList();
  });
  return dependencies;
}

/** Waits as the real runtime does at the end of a program; one turn lets promises that start registrations run. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await pulumi.runtime.disconnect();
}

function answers(token: string, { accountId, partition, region }: Scene): Record<string, unknown> {
  if (token === "aws:index/getCallerIdentity:getCallerIdentity") return { accountId, id: accountId };
  if (token === "aws:index/getPartition:getPartition") return { partition, id: partition, dnsSuffix: "amazonaws.com" };
  if (token === "aws:index/getRegion:getRegion") return { region, name: region, id: region };
  if (token === "aws:index/getAvailabilityZones:getAvailabilityZones") {
    return { id: region, names: ["a", "b", "c"].map((zone) => `${region}${zone}`) };
  }
  if (token === "aws:ec2/getPrefixList:getPrefixList") return { id: `pl-${region}`, cidrBlocks: [] };
  throw new Error(`the recorder has no answer for the look-up ${token}: add one to record.ts`);
}
