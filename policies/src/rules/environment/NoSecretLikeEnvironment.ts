import { isRandomKey } from "../../documents/isRandomKey.js";
import { mayBeSecret } from "../../documents/mayBeSecret.js";
import { saysSecret } from "../../documents/saysSecret.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { jobType, taskType } from "../ecs/containersOf.js";
import { buildType, environmentTypes, functionType, variablesOf } from "./variablesOf.js";

interface Settings {
  readonly bitsPerCharacter: number;
  readonly allowed: readonly string[];
}

const container = (name: string, value: string) => ({
  containerDefinitions: JSON.stringify([{ name: "worker", environment: [{ name, value }] }]),
});
// In two parts, so that no scanner takes this file for a leak.
const random = ["q8Zr1LxT7vWc0PnM3aKj", "5YhD2bGe9UfS6oIt4RwX"].join("");

/** No program is started with a secret: a variable that is called so, or a value as random as a key. */
export const NoSecretLikeEnvironment: ResourceRule<Settings> = {
  id: "no-secret-like-env",
  title: "Environments hold no secrets",
  severity: "critical",
  why: "Whoever may describe the task, job, function or build reads its environment, and so do its crash reports and children",
  fix: "keep the value in Secrets Manager, give its ARN in a variable that ends in _ARN, and have the code read it under its role; containers may also take it by secrets.valueFrom",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
  controls: ["SEC-01", "SEC-16", "IAM-15"],
  scope: "resource",
  types: environmentTypes,
  settings: {
    bitsPerCharacter: {
      description:
        "Shannon entropy, in bits a character, from which a text of letters in both cases and digits, 24 or longer, counts as a key",
      default: 4.3,
      schema: { type: "number", minimum: 3, maximum: 6 },
    },
    allowed: {
      description: "Names of variables that only look like secrets and are not judged",
      default: [],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (resource, { bitsPerCharacter, allowed }) =>
    verdictOf(
      variablesOf(resource)
        .filter(({ name }) => !allowed.includes(name))
        .map(({ place, name, value }) => ({ where: place + name, sign: signOf(name, value, bitsPerCharacter) }))
        .filter(({ sign }) => sign !== undefined)
        .map(({ where, sign }) => ({
          id: `Variable::${where}`,
          message: `variable ${where} of ${resource.name} holds ${sign}`,
        })),
    ),
  examples: {
    good: [
      {
        type: taskType,
        name: "worker",
        props: container("DB_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"),
      },
    ],
    bad: [{ type: taskType, name: "worker", props: container("DB_PASSWORD", "changeit") }],
    others: {
      "credentials of AWS": [{ type: taskType, name: "worker", props: container("AWS_ACCESS_KEY_ID", "x") }],
      "a random text under a harmless name": [{ type: taskType, name: "worker", props: container("SALT", random) }],
      "a job": [
        {
          type: jobType,
          name: "transform",
          props: { containerProperties: JSON.stringify({ environment: [{ name: "GITHUB_TOKEN", value: "x" }] }) },
        },
      ],
      "a function": [
        { type: functionType, name: "load", props: { environment: { variables: { CLICKHOUSE_PASSWORD: "x" } } } },
      ],
      "a build": [
        {
          type: buildType,
          name: "images",
          props: { environment: { environmentVariables: [{ name: "NPM_TOKEN", value: "x", type: "PLAINTEXT" }] } },
        },
      ],
      "an argument of an ETL job": [
        { type: "aws:glue/job:Job", name: "etl", props: { defaultArguments: { "--db-password": "x" } } },
      ],
    },
  },
};

/** By which the SDKs of AWS take keys; the id is secret enough to say that there is a key. */
const credentials = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

/** Why a variable counts as a secret, without its value; a value that is not known yet is judged by the name. */
function signOf(name: string, value: string | undefined, bits: number): string | undefined {
  if (value !== undefined && (!mayBeSecret(value) || /^(true|false)$/.test(value))) return undefined;
  if (credentials.includes(name) || saysSecret(name)) return "a secret by its name";
  return value !== undefined && isRandomKey(value, bits) ? "a text as random as a key" : undefined;
}
