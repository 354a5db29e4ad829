import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** An element of a page as a browser understands it. */
export interface FoundElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own, without its elements'. */
  readonly text: string;
}

/** The elements of a page, in the order of the page. */
export function elementsOf(page: string): readonly FoundElement[] {
  const found: FoundElement[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ("tagName" in node) {
      const texts = node.childNodes.map((child) => ("value" in child ? child.value : ""));
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ name: node.tagName, attributes, text: texts.join("") });
    }
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return found;
}
