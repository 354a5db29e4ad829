/** Whether a change waits until a vulnerability is mended: all but what is known to be of low or moderate severity, in the words of any source. */
export function blocks({ severity }: { readonly severity: string }): boolean {
  return !["info", "negligible", "low", "moderate", "medium"].includes(severity);
}
