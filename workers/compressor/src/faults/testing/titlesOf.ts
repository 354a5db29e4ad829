import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { repository } from "../faultsPage.js";

/** What every worker is put through; its tests are written in one file and run by one a side. */
const laws = join(repository, "packages", "worker-kit", "src", "conformance", "describeWorkerLaws.ts");

/** Titles of the tests in a file, as written. Skipped tests do not count, and where it puts a worker through the laws, theirs do. */
export function titlesOf(file: string): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = nameOf(node.expression);
      const [title] = node.arguments;
      if ((name === "test" || name === "it") && title && ts.isStringLiteralLike(title)) titles.push(title.text);
      if (name === "describeWorkerLaws" && file !== laws) titles.push(...titlesOf(laws));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest));
  return titles;
}

/** `test` of `test(…)` and of `test.each(…)(…)`; nothing of `test.skip(…)`. */
function nameOf(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  if (!ts.isCallExpression(callee) || !ts.isPropertyAccessExpression(callee.expression)) return undefined;
  const { expression, name } = callee.expression;
  return name.text === "each" && ts.isIdentifier(expression) ? expression.text : undefined;
}
