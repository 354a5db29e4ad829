import type { PolicyStatement } from "./parsePolicy.js";
import { requiredValues } from "./requiredValues.js";

const tagKey = /^(aws|iam|ecr|ssm|secretsmanager):(resourcetag|requesttag)\/|^s3:existingobjecttag\//;

/** Whether a statement holds only for resources with a tag of a named value, or for requests that give one. */
export function narrowedByTag(statement: PolicyStatement): boolean {
  const keys = Object.values(statement.conditions).flatMap((conditions) => Object.keys(conditions));
  return keys
    .filter((key) => tagKey.test(key))
    .some((key) => {
      const values = requiredValues(statement, key);
      return values.length > 0 && !values.some((value) => /^\**$/.test(value));
    });
}
