import type { Guardrail, GuardrailStatement } from "../Guardrail.js";

/** A call as IAM sees it: absent keys are not in its context. */
export interface Call {
  readonly action: string;
  readonly context: Readonly<Record<string, string>>;
}

/**
 * The Sids of the statements that deny a call, by the rules of AWS's evaluation for the operators that guardrails use. A key
 * that is absent meets a negated operator and no other.
 *
 * @throws Error at an operator that it does not know: a guardrail is never read as weaker than it is
 */
export function deniedBy(guardrails: readonly Guardrail[], call: Call): readonly string[] {
  return guardrails
    .flatMap(({ document }) => document.Statement)
    .filter((statement) => coversAction(statement, call.action) && meetsConditions(statement, call.context))
    .map(({ Sid }) => Sid);
}

function coversAction({ Action, NotAction }: GuardrailStatement, action: string): boolean {
  if (Action !== undefined) return Action.some((pattern) => like(pattern, action));
  return !(NotAction ?? []).some((pattern) => like(pattern, action));
}

function meetsConditions({ Condition = {} }: GuardrailStatement, context: Call["context"]): boolean {
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => meets(operator, context[key], [wanted].flat())),
  );
}

function meets(operator: string, found: string | undefined, wanted: readonly string[]): boolean {
  switch (operator) {
    case "StringEquals":
    case "Bool":
      return found !== undefined && wanted.includes(found);
    case "StringNotEquals":
      return found === undefined || !wanted.includes(found);
    case "StringLike":
      return found !== undefined && wanted.some((pattern) => like(pattern, found));
    case "ArnNotLike":
      return found === undefined || !wanted.some((pattern) => like(pattern, found));
    case "Null":
      return String(found === undefined) === wanted[0];
    default:
      throw new Error(`the operator ${operator} is not known here`);
  }
}

function like(pattern: string, text: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${escaped}$`).test(text);
}
