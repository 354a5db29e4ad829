import { ArgumentError } from "../errors/ArgumentError.js";

/**
 * Checks the words by which the members of a list are told apart: children and statements are named after them.
 *
 * @throws ArgumentError for a name that is no lower-case word, or that another member has
 */
export function checkWords(component: string, list: string, members: readonly { readonly name: string }[]): void {
  const names = members.map(({ name }) => name);
  names.forEach((name, index) => {
    const argument = `${list}[${index}].name`;
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
      throw new ArgumentError(component, argument, name, 'use lower-case letters, digits and hyphens: "frankfurt"');
    }
    if (names.indexOf(name) !== index) {
      throw new ArgumentError(component, argument, name, "another one of the list has this name; each needs its own");
    }
  });
}
