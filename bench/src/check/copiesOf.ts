import type { StateResource } from "@sallyport/sandbox/testing";

/** The word in every name of the recorded resources. */
const subject = "orders";

/**
 * A state with each component several times: every copy has names, URNs and ARNs of its own, and refers to resources of its own. What is no
 * component's, the stack and its provider, is there once.
 */
export function copiesOf(resources: readonly StateResource[], count: number): readonly StateResource[] {
  const text = JSON.stringify(resources);
  return Array.from({ length: count }, (_, copy) => {
    const renamed = JSON.parse(text.replaceAll(subject, `${subject}${copy}`)) as readonly StateResource[];
    return copy === 0 ? renamed : renamed.filter(({ urn }) => urn.includes(`${subject}${copy}`));
  }).flat();
}
