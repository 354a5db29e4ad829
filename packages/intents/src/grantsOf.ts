import { Access } from "./Access.js";
import type { AccessContext } from "./AccessContext.js";
import type { AccessIntent } from "./AccessIntent.js";
import { IntentError } from "./IntentError.js";
import { checkQualifiers } from "./qualifiers.js";
import { type Target, targetOf } from "./targetOf.js";
import { type VerbGrant, verbTable } from "./verbTable.js";

/** One verb of one intent, resolved. */
export interface Grant {
  readonly target: Target;
  readonly verb: VerbGrant;
  readonly intent: AccessIntent;
}

/** Resolves every verb of every intent. @throws IntentError for a verb or qualifier that does not fit the resource. */
export function grantsOf(intents: readonly AccessIntent[], context: AccessContext): Grant[] {
  return intents.flatMap((intent) => {
    const target = targetOf(intent, context);
    if (intent.actions.length === 0) throw new IntentError("actions", target.arn, "name at least one Access verb");
    checkQualifiers(intent, target.kind);
    return intent.actions
      .flatMap((verb): Access[] => (verb === Access.ReadWrite ? [Access.Read, Access.Write] : [verb]))
      .flatMap((verb) => verbsOf(target, verb).map((grant) => ({ target, verb: grant, intent })));
  });
}

function verbsOf(target: Target, verb: Access): readonly VerbGrant[] {
  const verbs = verbTable[target.kind];
  const grants = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (grants !== undefined) return grants;
  throw new IntentError("actions", verb, `a ${target.kind} knows ${Object.keys(verbs).join(", ")}`);
}
