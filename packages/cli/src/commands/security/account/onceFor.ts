import type { ValidationScope } from "../ValidationScope.js";

/** Reads something of an account once for a validation, however many of its checks look at it. */
export function onceFor<Result>(
  read: (scope: ValidationScope) => Promise<Result>,
): (scope: ValidationScope) => Promise<Result> {
  const answers = new WeakMap<ValidationScope, Promise<Result>>();
  return (scope) => {
    const answer = answers.get(scope) ?? read(scope);
    answers.set(scope, answer);
    return answer;
  };
}
