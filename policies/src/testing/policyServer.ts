import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import {
  AnalyzeRequest,
  type AnalyzeResponse,
  AnalyzerPropertyDependencies,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
  ConfigureAnalyzerRequest,
  EnforcementLevel,
  PolicyConfig,
  type RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { ResourceView } from "../engine/ResourceView.js";

/** What a policy says of a resource, as the Pulumi engine gets to hear it. */
interface Diagnostic {
  readonly policy: string;
  readonly urn: string;
  readonly message: string;
}

/** A pack's own process, and the calls that the engine makes to it. */
export interface PolicyServer {
  /** As at a registration: resource policies, over inputs. */
  analyze(resource: ResourceView): Promise<readonly Diagnostic[]>;
  /** Sets policies to be remediated, with their settings; none before. */
  remediating(settings: Readonly<Record<string, object>>): Promise<void>;
  /** As before a registration: the inputs as the remediated policies leave them; undefined where none had anything to mend. */
  remediate(resource: ResourceView): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** As at the end of a preview: stack policies, over all resources. */
  analyzeStack(resources: readonly ResourceView[]): Promise<readonly Diagnostic[]>;
  stop(): Promise<void>;
}

/** Starts a pack as the engine does: its entry, in its folder; it prints the port that it listens on. */
export async function startPolicyServer(packFolder: string): Promise<PolicyServer> {
  const server = spawn(process.execPath, ["dist/index.js"], { cwd: packFolder, stdio: ["ignore", "pipe", "inherit"] });
  const client = new AnalyzerClient(`127.0.0.1:${await portOf(server)}`, credentials.createInsecure());
  return {
    analyze: async (resource) => {
      const response = await called<AnalyzeResponse>((done) => client.analyze(requestOf(resource), done));
      return diagnosticsOf(response, resource.urn);
    },
    remediating: async (settings) => {
      const request = new ConfigureAnalyzerRequest();
      for (const [policy, values] of Object.entries(settings)) {
        const config = new PolicyConfig();
        config.setEnforcementlevel(EnforcementLevel.REMEDIATE);
        config.setProperties(Struct.fromJavaScript(json(values)));
        request.getPolicyconfigMap().set(policy, config);
      }
      await called((done) => client.configure(request, done));
    },
    remediate: async (resource) => {
      const response = await called<RemediateResponse>((done) => client.remediate(requestOf(resource), done));
      return response.getRemediationsList().at(-1)?.getProperties()?.toJavaScript();
    },
    analyzeStack: async (resources) => {
      const request = new AnalyzeStackRequest();
      request.setResourcesList(resources.map(messageOf));
      return diagnosticsOf(await called((done) => client.analyzeStack(request, done)), "");
    },
    stop: async () => {
      client.close();
      server.kill();
      if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
    },
  };
}

async function portOf(server: ChildProcess): Promise<number> {
  const output = server.stdout?.setEncoding("utf8");
  let text = "";
  for await (const chunk of output ?? []) {
    text += chunk;
    const line = /^(\d+)\s*$/m.exec(text);
    if (line) return Number(line[1]);
  }
  throw new Error("the policy server ended before it printed its port");
}

function called<Answer>(call: (done: (error: Error | null, answer: Answer) => void) => unknown): Promise<Answer> {
  return new Promise((resolve, reject) => call((error, answer) => (error ? reject(error) : resolve(answer))));
}

function requestOf(resource: ResourceView): AnalyzeRequest {
  const request = new AnalyzeRequest();
  request.setType(resource.type);
  request.setUrn(resource.urn);
  request.setName(resource.name);
  request.setProperties(Struct.fromJavaScript(json(resource.props)));
  request.setOptions(optionsOf(resource));
  return request;
}

function messageOf(resource: ResourceView): AnalyzerResource {
  const { type, urn, name, props, parent, propertyDependencies } = resource;
  const message = new AnalyzerResource();
  message.setType(type);
  message.setUrn(urn);
  message.setName(name);
  message.setProperties(Struct.fromJavaScript(json(props)));
  message.setOptions(optionsOf(resource));
  if (parent !== undefined) message.setParent(parent);
  for (const [property, urns] of Object.entries(propertyDependencies)) {
    const dependencies = new AnalyzerPropertyDependencies();
    dependencies.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, dependencies);
  }
  return message;
}

function optionsOf({ protect = false }: ResourceView): AnalyzerResourceOptions {
  const options = new AnalyzerResourceOptions();
  options.setProtect(protect);
  return options;
}

/** A plain copy: a message takes neither read-only lists nor what is undefined. */
function json(value: object): Record<string, Parameters<typeof Struct.fromJavaScript>[0][string]> {
  return JSON.parse(JSON.stringify(value));
}

function diagnosticsOf(response: AnalyzeResponse, urn: string): readonly Diagnostic[] {
  return response.getDiagnosticsList().map((diagnostic) => ({
    policy: diagnostic.getPolicyname(),
    urn: diagnostic.getUrn() || urn,
    message: diagnostic.getMessage(),
  }));
}
