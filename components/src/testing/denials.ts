import type { ResourceStatement } from "@sallyport/intents";

/** A call as a resource policy sees it. */
interface Call {
  readonly action: string;
  readonly resource: string;
  /** Condition key → value; an absent key was not sent. */
  readonly context: Readonly<Record<string, string>>;
}

type Operator = (wanted: string, value: string | undefined) => boolean;

/** IAM's operators as the bucket policies use them; a negated one is true of an absent key, as on AWS. */
const operators: Readonly<Record<string, Operator>> = {
  Bool: (wanted, value) => value === wanted,
  Null: (wanted, value) => (value === undefined) === (wanted === "true"),
  NumericLessThan: (wanted, value) => value !== undefined && Number(value) < Number(wanted),
  StringEquals: (wanted, value) => value === wanted,
  StringNotEquals: (wanted, value) => value !== wanted,
};

/**
 * Sids of the statements that deny a call. It knows nothing of how they came about.
 *
 * @throws Error for a condition operator that it does not know
 */
export function denials(statements: readonly ResourceStatement[], { action, resource, context }: Call): string[] {
  const matches = (pattern: string, value: string) =>
    pattern.endsWith("*") ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
  return statements
    .filter(
      ({ Effect, Action, Resource = [], Condition = {} }) =>
        Effect === "Deny" &&
        [Action].flat().some((pattern) => matches(pattern, action)) &&
        Resource.some((pattern) => matches(pattern, resource)) &&
        Object.entries(Condition).every(([operator, keys]) =>
          Object.entries(keys).every(([key, wanted]) => {
            const holds = operators[operator];
            if (holds === undefined) throw new Error(`this evaluator does not know the condition operator ${operator}`);
            return holds(String(wanted), context[key]);
          }),
        ),
    )
    .map(({ Sid }) => Sid);
}
