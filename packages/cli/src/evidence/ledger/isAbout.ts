import { allowsAction, covers, type PolicyStatement } from "@sallyport/policies";

/** Whether a statement is about an action on a resource, its conditions aside: those depend on a call. */
export function isAbout(statement: PolicyStatement, action: string, resource: string): boolean {
  const { resources, notResources } = statement;
  const named = resources.some((pattern) => covers(pattern, resource));
  const leftOver = notResources.length > 0 && !notResources.some((pattern) => covers(pattern, resource));
  return allowsAction(statement, action) && (named || leftOver);
}
