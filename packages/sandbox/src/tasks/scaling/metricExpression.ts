/** An expression over metrics by their ids. Undefined when it has no value, as after a division by zero. */
export type MetricExpression = (values: ReadonlyMap<string, number>) => number | undefined;

type Term = (values: ReadonlyMap<string, number>) => number;

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?|[a-z]\w*|[-+*/()])|(\S))/gy;

/**
 * Compiles the part of CloudWatch's metric math that the sandbox acts on: numbers, ids, `+ - * /`, a sign and
 * parentheses. Undefined for anything else, such as a function. Pure.
 */
export function metricExpression(text: string): MetricExpression | undefined {
  const tokens = tokenize(text);
  if (!tokens) return undefined;
  const term = parse(tokens);
  if (!term) return undefined;
  return (values) => {
    const value = term(values);
    return Number.isFinite(value) ? value : undefined;
  };
}

function tokenize(text: string): string[] | undefined {
  const matches = [...text.trimEnd().matchAll(tokenPattern)];
  return matches.some(([, , unknown]) => unknown) ? undefined : matches.map(([, token = ""]) => token);
}

/** Recursive descent; undefined for what does not parse. */
function parse(tokens: readonly string[]): Term | undefined {
  let at = 0;
  const sum = (): Term | undefined => chain(product, ["+", "-"]);
  const product = (): Term | undefined => chain(factor, ["*", "/"]);
  const chain = (operand: () => Term | undefined, operators: readonly string[]): Term | undefined => {
    let left = operand();
    while (left && operators.includes(tokens[at] ?? "")) {
      const operator = tokens[at++] ?? "";
      const right = operand();
      left = right && combine(left, operator, right);
    }
    return left;
  };
  const factor = (): Term | undefined => {
    const token = tokens[at++] ?? "";
    if (token === "(") {
      const inner = sum();
      return tokens[at++] === ")" ? inner : undefined;
    }
    if (token === "-") {
      const operand = factor();
      return operand && ((values) => -operand(values));
    }
    if (/^\d/.test(token)) return () => Number(token);
    // An id before a parenthesis is the name of a function.
    return /^[a-z]/.test(token) && tokens[at] !== "(" ? (values) => values.get(token) ?? Number.NaN : undefined;
  };
  const term = sum();
  return at === tokens.length ? term : undefined;
}

function combine(left: Term, operator: string, right: Term): Term {
  if (operator === "+") return (values) => left(values) + right(values);
  if (operator === "-") return (values) => left(values) - right(values);
  if (operator === "*") return (values) => left(values) * right(values);
  return (values) => left(values) / right(values);
}
