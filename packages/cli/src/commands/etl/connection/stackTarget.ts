import type { EtlOutputs } from "./EtlOutputs.js";
import type { EtlTarget } from "./EtlTarget.js";
import { loaderLogin } from "./loaderLogin.js";

/** The database of a stack, signed in to as its worker does. */
export function stackTarget(stack: EtlOutputs, authorities: { readonly ca?: string } = {}): EtlTarget {
  return { login: () => loaderLogin(stack), ...authorities, schema: stack.databaseSchema, stack };
}
