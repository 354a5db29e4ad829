import { IntentError } from "../IntentError.js";
import type { Statement } from "../PolicyDocument.js";

/** `{"Version":"2012-10-17","Statement":[]}`, and a comma for each statement. */
const frame = 40;

/**
 * Distributes statements, in their order, over as few documents as hold them.
 *
 * @param sizeOf characters that a statement takes at most
 * @param limit characters that a document may have
 * @param count documents that there may be
 * @throws IntentError when there would be more, or one statement alone is too long
 */
export function packedStatements(
  statements: readonly Statement[],
  sizeOf: (statement: Statement) => number,
  { limit, count }: { readonly limit: number; readonly count: number },
): Statement[][] {
  const documents: Statement[][] = [];
  let room = 0;
  for (const statement of statements) {
    const size = sizeOf(statement) + 1;
    if (size + frame > limit) {
      throw new IntentError("statement", statement.Sid, `it takes ${size} of ${limit} characters; use fewer prefixes`);
    }
    const last = documents.at(-1);
    if (last === undefined || size > room) {
      documents.push([statement]);
      room = limit - frame - size;
    } else {
      last.push(statement);
      room -= size;
    }
  }
  if (documents.length > count) {
    throw new IntentError("policies", `${documents.length}`, `a role takes ${count}; give each stack a deployer`);
  }
  return documents;
}
