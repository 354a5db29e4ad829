import type { AccessContext } from "./AccessContext.js";
import type { AccessIntent } from "./AccessIntent.js";
import { keyStatementsFor } from "./keyStatementsFor.js";
import type { Statement } from "./PolicyDocument.js";
import { resourceStatementsFor } from "./resourceStatementsFor.js";

/**
 * The IAM statements that grant exactly these intents: those on the resources, then those on their keys.
 *
 * The result depends on the set of intents only, not on their order or repetition. Use `resourceStatementsFor` and
 * `keyStatementsFor` apart where key ARNs are not known yet: the former never reads `key`.
 *
 * @throws IntentError for an intent that cannot be granted (see `AccessIntent`).
 */
export function statementsFor(intents: readonly AccessIntent[], context: AccessContext): Statement[] {
  return [...resourceStatementsFor(intents, context), ...keyStatementsFor(intents, context)];
}
