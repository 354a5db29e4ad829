/**
 * Whether an SPDX expression can be kept by licences of a set: one side of each OR, both of each AND. What is no expression is not
 * allowed. Pure.
 */
export function allowedBy(expression: string, allowed: ReadonlySet<string>): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const either = (): boolean => {
    let holds = both();
    while (tokens[at] === "OR") {
      at += 1;
      // Read on even where one side suffices: the rest must be an expression too.
      holds = both() || holds;
    }
    return holds;
  };
  const both = (): boolean => {
    let holds = one();
    while (tokens[at] === "AND") {
      at += 1;
      holds = one() && holds;
    }
    return holds;
  };
  const one = (): boolean => {
    const token = tokens[at++];
    if (token === "(") {
      const holds = either();
      return tokens[at++] === ")" && holds;
    }
    return token !== undefined && allowed.has(token);
  };
  const holds = either();
  return holds && at === tokens.length;
}
