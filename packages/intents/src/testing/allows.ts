import type { Conditions, ResourceStatement, Statement } from "../PolicyDocument.js";

/** A call as IAM sees it. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  /** Condition key → value; an absent key was not sent. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Whether statements let a call through, for the parts of IAM's language that this package writes; a resource policy's
 * principal is read as everybody. It knows nothing of how the statements came about, so that tests can hold it against
 * what the intents say.
 *
 * @throws Error for a condition operator that it does not know
 */
export function allows(statements: readonly (Statement | ResourceStatement)[], call: Call): boolean {
  const matching = statements.filter(
    ({ Action, Resource = [], Condition }) =>
      [Action].flat().some((action) => like(action.toLowerCase(), call.action.toLowerCase())) &&
      Resource.some((resource) => like(resource, call.resource)) &&
      satisfied(Condition ?? {}, call.context ?? {}),
  );
  return matching.some(({ Effect }) => Effect === "Allow") && !matching.some(({ Effect }) => Effect === "Deny");
}

function satisfied(conditions: Conditions, context: Readonly<Record<string, string>>): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const value = context[key];
      if (operator === "Null") return String(value === undefined) === wanted;
      if (value === undefined) return operator.endsWith("IfExists");
      const values = typeof wanted === "string" ? [wanted] : wanted;
      return values.some((one) => matcher(operator)(one, value));
    }),
  );
}

function matcher(operator: string): (wanted: string, value: string) => boolean {
  const base = operator.replace(/IfExists$/, "");
  if (base === "StringEquals" || base === "ArnEquals" || base === "Bool") return (wanted, value) => wanted === value;
  if (base === "StringLike" || base === "ArnLike") return like;
  throw new Error(`this evaluator does not know the condition operator ${operator}`);
}

/** IAM's pattern: `*` stands for any text, `?` for one character. */
function like(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(value);
}
