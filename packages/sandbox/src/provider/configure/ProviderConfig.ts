import { checkFields } from "../check/checkFields.js";
import { reportInto } from "../check/reportInto.js";
import type { InputProblem } from "../ResourceDefinition.js";
import { type InputsOf, shape } from "../Shape.js";
import { toPlainProperties } from "../values/plain.js";
import { Secret, type Value, type Values } from "../values/Value.js";

const texts = shape.list(shape.text());

/** The settings of the `aws` provider that the sandbox takes; some only so that the same program runs on AWS. */
const fields = {
  region: shape.text(),
  accessKey: shape.text(),
  secretKey: shape.text(),
  token: shape.text(),
  defaultTags: shape.object({ tags: shape.map(shape.text()) }),
  endpoints: shape.list(shape.map(shape.text())),
  allowedAccountIds: texts,
  forbiddenAccountIds: texts,
  skipCredentialsValidation: shape.flag(),
  skipMetadataApiCheck: shape.flag(),
  skipRegionValidation: shape.flag(),
  skipRequestingAccountId: shape.flag(),
  s3UsePathStyle: shape.flag(),
  maxRetries: shape.number(),
  retryMode: shape.text(),
  version: shape.text(),
  pluginDownloadURL: shape.text(),
} as const;

const unsupported = ["assumeRoles", "assumeRoleWithWebIdentity", "ignoreTags", "profile", "sharedConfigFiles"];

/** The provider's settings, checked. */
export type ProviderConfig = InputsOf<typeof fields>;

/** Checks the provider's settings. The engine writes all but texts as JSON in a text. */
export const checkConfig = (
  values: Values,
): { readonly config: ProviderConfig; readonly problems: readonly InputProblem[] } => {
  const problems: InputProblem[] = [];
  const given = Object.entries(values).filter(([name]) => !name.startsWith("__"));
  const parsed = Object.fromEntries(given.map(([name, value]) => [name, parse(name, value)]));
  const checked = checkFields(fields, unsupported, parsed, [], reportInto(problems));
  return { config: toPlainProperties(checked) as ProviderConfig, problems };
};

const parse = (name: string, value: Value): Value => {
  if (value instanceof Secret) {
    return new Secret(parse(name, value.value));
  }
  const kind = (fields as Partial<Record<string, { kind: string }>>)[name]?.kind;
  if (typeof value !== "string" || (kind !== "object" && kind !== "list")) {
    return value;
  }
  try {
    return JSON.parse(value) as Value;
  } catch {
    return value;
  }
};
