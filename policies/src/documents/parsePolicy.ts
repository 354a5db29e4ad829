/** One statement of an IAM, resource or key policy, with every one-or-many field as a list. */
export interface PolicyStatement {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** `*`, or kind and values, for example `Service` and `s3.amazonaws.com`. */
  readonly principals: readonly { readonly kind: string; readonly value: string }[];
  /** Those of NotPrincipal: everybody else is meant. */
  readonly notPrincipals: readonly { readonly kind: string; readonly value: string }[];
  /** Operator → key (lower case) → values. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

type OneOrMany = string | boolean | number | readonly (string | boolean | number)[] | undefined;

interface RawStatement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Action?: OneOrMany;
  readonly NotAction?: OneOrMany;
  readonly Resource?: OneOrMany;
  readonly NotResource?: OneOrMany;
  readonly Principal?: string | Readonly<Record<string, OneOrMany>>;
  readonly NotPrincipal?: string | Readonly<Record<string, OneOrMany>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>;
}

/**
 * The statements of a policy document, given as JSON text or as an object.
 *
 * @throws Error when the text is not JSON; reading an unknown value throws as everywhere
 */
export function parsePolicy(document: unknown): readonly PolicyStatement[] {
  if (document === undefined || document === null || document === "") return [];
  const parsed = (typeof document === "string" ? JSON.parse(document) : document) as {
    readonly Statement?: RawStatement | readonly RawStatement[];
  };
  const statements =
    parsed.Statement === undefined ? [] : Array.isArray(parsed.Statement) ? parsed.Statement : [parsed.Statement];
  return (statements as readonly RawStatement[]).map((statement, index) => ({
    sid: statement.Sid ?? String(index),
    effect: statement.Effect ?? "Allow",
    actions: list(statement.Action),
    notActions: list(statement.NotAction),
    resources: list(statement.Resource),
    notResources: list(statement.NotResource),
    principals: principals(statement.Principal),
    notPrincipals: principals(statement.NotPrincipal),
    conditions: conditions(statement.Condition),
  }));
}

function list(value: OneOrMany): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(String);
}

function principals(value: RawStatement["Principal"]): PolicyStatement["principals"] {
  if (value === undefined) return [];
  if (typeof value === "string") return [{ kind: "*", value }];
  return Object.entries(value).flatMap(([kind, values]) => list(values).map((one) => ({ kind, value: one })));
}

function conditions(value: RawStatement["Condition"]): PolicyStatement["conditions"] {
  const lowerKeys = (keys: Readonly<Record<string, OneOrMany>>) =>
    Object.fromEntries(Object.entries(keys).map(([key, values]) => [key.toLowerCase(), list(values)]));
  return Object.fromEntries(Object.entries(value ?? {}).map(([operator, keys]) => [operator, lowerKeys(keys)]));
}
