import type { Variant } from "./Variant.js";

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Document {
  readonly Statement: readonly Statement[];
}

/** Whether a document is a policy of IAM or of a resource. */
export function isPolicyDocument(document: object): document is Document {
  const { Statement } = document as Partial<Document>;
  return Array.isArray(Statement) && Statement.every((statement) => typeof statement?.Effect === "string");
}

/**
 * The ways to weaken a policy by one step: a denial dropped; an allowance of every action of a service, on every resource, for everybody, or without one of its conditions.
 */
export function variantsOfPolicy(document: Document): readonly Variant[] {
  return document.Statement.flatMap((statement, index): readonly Variant[] => {
    const others = document.Statement.filter((_, at) => at !== index);
    const place = `Statement.${statement.Sid ?? "*"}`;
    if (statement.Effect === "Deny") {
      const dropped: Document = { ...document, Statement: others };
      return [{ path: place, mutation: "removed" as const, value: dropped }];
    }
    return wider(statement).map(({ path, value }) => ({
      path: `${place}.${path}`,
      mutation: "widened" as const,
      value: { ...document, Statement: document.Statement.map((other, at) => (at === index ? value : other)) },
    }));
  });
}

function wider(statement: Statement): readonly { readonly path: string; readonly value: Statement }[] {
  const variants: { path: string; value: Statement }[] = [];
  const [service] = [statement.Action ?? []].flat().map((action) => action.split(":")[0]);
  if (service !== undefined) variants.push({ path: "Action", value: { ...statement, Action: `${service}:*` } });
  if (statement.Resource !== undefined && ![statement.Resource].flat().includes("*"))
    variants.push({ path: "Resource", value: { ...statement, Resource: "*" } });
  if (statement.Principal !== undefined && statement.Principal !== "*")
    variants.push({ path: "Principal", value: { ...statement, Principal: "*" } });
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    for (const key of Object.keys(keys)) {
      const { [key]: _dropped, ...rest } = keys;
      const { [operator]: _operator, ...operators } = statement.Condition ?? {};
      const conditions = Object.keys(rest).length > 0 ? { ...operators, [operator]: rest } : operators;
      const { Condition: _all, ...bare } = statement;
      const value = Object.keys(conditions).length > 0 ? { ...bare, Condition: conditions } : bare;
      variants.push({ path: `Condition.${operator}.${key}`, value });
    }
  }
  return variants;
}
