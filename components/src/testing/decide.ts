import type { Conditions, ResourceStatement, Statement } from "@sallyport/intents";

/** A call of a principal of an account, as IAM sees it. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  /** Account of the caller. */
  readonly account: string;
  /** Condition key → value; an absent key was not sent. */
  readonly context: Readonly<Record<string, string>>;
}

type Decision = "allow" | "deny" | "silent";

/**
 * What one policy says of a call, for the parts of IAM's language that the components write. An account's root stands
 * for the account; services are nobody here, since no workload is one. It knows nothing of how the policy came about.
 *
 * @throws Error for a condition operator that it does not know
 */
export function decide(statements: readonly (Statement | ResourceStatement)[], call: Call): Decision {
  const effects = statements.filter((statement) => concerns(statement, call)).map(({ Effect }) => Effect);
  if (effects.includes("Deny")) return "deny";
  return effects.includes("Allow") ? "allow" : "silent";
}

function concerns(statement: Statement | ResourceStatement, call: Call): boolean {
  const { Action, Resource = [], Condition = {} } = statement;
  return (
    (!("Principal" in statement) || names(statement.Principal, call.account)) &&
    [Action].flat().some((action) => like(action.toLowerCase(), call.action.toLowerCase())) &&
    Resource.some((resource) => like(resource, call.resource)) &&
    satisfied(Condition, call.context)
  );
}

function names(principal: ResourceStatement["Principal"], account: string): boolean {
  return principal === "*" || [principal.AWS ?? []].flat().some((arn) => arn.endsWith(`:iam::${account}:root`));
}

function satisfied(conditions: Conditions, context: Call["context"]): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, [wanted].flat(), context[key])),
  );
}

/** AWS: "IAM JSON policy elements: condition operators". A negated operator also holds where the key is absent. */
function holds(operator: string, wanted: readonly string[], value: string | undefined): boolean {
  if (operator === "Null") return wanted.includes(String(value === undefined));
  const [, negated, base = "", ifExists] = /^(StringNot(?=Equals|Like))?(.*?)(IfExists)?$/.exec(operator) ?? [];
  if (value === undefined) return negated !== undefined || ifExists !== undefined;
  const compare = comparisons[negated === undefined ? base : `String${base}`];
  if (compare === undefined) throw new Error(`this evaluator does not know the condition operator ${operator}`);
  return wanted.some((one) => compare(one, value)) === (negated === undefined);
}

const comparisons: Readonly<Record<string, (wanted: string, value: string) => boolean>> = {
  ArnLike: like,
  Bool: (wanted, value) => wanted === value,
  NumericLessThan: (wanted, value) => Number(value) < Number(wanted),
  StringEquals: (wanted, value) => wanted === value,
  StringLike: like,
};

/** IAM's pattern: `*` stands for any text, `?` for one character. */
function like(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(value);
}
