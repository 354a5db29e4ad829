import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { openSession } from "../../provider/configure/openSession.js";
import { type Subject, subjectOf } from "../../provider/conformance/Subject.js";
import type { Known } from "../../provider/operations/readResource.js";
import { registry } from "../../provider/registry.js";
import type { Session } from "../../provider/Session.js";
import type { Properties } from "../../provider/values/Json.js";
import { toPlainProperties } from "../../provider/values/plain.js";
import type { TestSandbox } from "../../testing/withSandbox.js";
import type { Target } from "./query.js";

export const fixtureRegion = "eu-west-1";

/** An instance that the provider has made, and where to sign in as its master user. */
export interface MadeInstance {
  readonly known: Known;
  readonly target: Target;
  /** Of its data and its log. */
  readonly folder: string;
}

/** Makes, changes and deletes instances and parameter groups of a sandbox as a deployment does. */
export interface InstanceFixture {
  readonly session: Session;
  make(identifier: string, change?: Properties): Promise<MadeInstance>;
  change(made: MadeInstance, change: Properties): Promise<MadeInstance>;
  delete(made: MadeInstance): Promise<void>;
  /** A parameter group with settings by name; those that start with `reboot:` wait for a restart. */
  group(name: string, parameters: Readonly<Record<string, string>>): Promise<Known>;
  changeGroup(known: Known, parameters: Readonly<Record<string, string>>): Promise<Known>;
}

const inputsOf = (identifier: string, change: Properties): Properties => ({
  ...{ identifier, engine: "postgres", instanceClass: "db.t4g.micro", allocatedStorage: 20, port: 5432 },
  ...{ username: "master", dbName: "shop", skipFinalSnapshot: true, applyImmediately: true },
  ...("password" in change ? {} : { manageMasterUserPassword: true }),
  ...change,
});

const groupInputs = (name: string, parameters: Readonly<Record<string, string>>): Properties => ({
  name,
  family: "postgres18",
  parameters: Object.entries(parameters).map(([key, value]) => ({
    name: key.replace(/^reboot:/, ""),
    value,
    applyMethod: key.startsWith("reboot:") ? "pending-reboot" : "immediate",
  })),
});

export async function instanceFixture(sandbox: TestSandbox): Promise<InstanceFixture> {
  const signal = new AbortController().signal;
  const session = await openSession({ region: fixtureRegion }, registry, sandbox.environment, signal);
  const instance = (identifier: string): Subject => subjectOf("aws:rds/instance:Instance", identifier, session);
  const parameterGroup = (name: string): Subject => subjectOf("aws:rds/parameterGroup:ParameterGroup", name, session);

  const opened = async (known: Known): Promise<MadeInstance> => {
    const { address, port, dbName, identifier, masterUserSecrets, username } = toPlainProperties(known.outputs);
    const [secret] = masterUserSecrets as [{ secretArn: string }?];
    const password = secret ? await managed(secret.secretArn) : String(toPlainProperties(known.inputs).password);
    const target = {
      ...{ host: String(address), port: Number(port), database: String(dbName) },
      ...{ master: { username: String(username), password }, ca: readFileSync(sandbox.caFile, "utf8") },
    };
    return { known, target, folder: join(sandbox.home, "databases", fixtureRegion, String(identifier)) };
  };
  const managed = async (SecretId: string): Promise<string> => {
    const { SecretString } = await session.clients.secrets(fixtureRegion).send(new GetSecretValueCommand({ SecretId }));
    return (JSON.parse(SecretString ?? "{}") as { password: string }).password;
  };
  const identifierOf = ({ known }: MadeInstance): string => String(toPlainProperties(known.inputs).identifier);

  return {
    session,
    make: async (identifier, change = {}) => {
      const subject = instance(identifier);
      return await opened(await subject.create(subject.check(inputsOf(identifier, change))));
    },
    change: async (made, change) => {
      const subject = instance(identifierOf(made));
      const news = subject.check(inputsOf(identifierOf(made), change), made.known.inputs);
      return await opened(await subject.update(made.known, news));
    },
    delete: (made) => instance(identifierOf(made)).delete(made.known),
    group: async (name, parameters) => {
      const subject = parameterGroup(name);
      return await subject.create(subject.check(groupInputs(name, parameters)));
    },
    changeGroup: async (known, parameters) => {
      const name = String(toPlainProperties(known.inputs).name);
      const subject = parameterGroup(name);
      return await subject.update(known, subject.check(groupInputs(name, parameters), known.inputs));
    },
  };
}
