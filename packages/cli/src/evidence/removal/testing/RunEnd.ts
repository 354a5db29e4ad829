/** How a run ended: the first call that a role of the pipeline was refused ends it, whatever the pipeline makes of that. */
export type RunEnd =
  | { readonly kind: "passed" }
  | { readonly kind: "refused"; readonly role: string; readonly action: string; readonly resource: string }
  | { readonly kind: "failed"; readonly message: string };
