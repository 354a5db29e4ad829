import { ArgumentError } from "../errors/ArgumentError.js";

/**
 * How errors name a component: class and logical name, `HardenedBucket "data"`.
 *
 * Call it first in a constructor: it also checks the logical name, from which physical names are made.
 *
 * @throws ArgumentError unless the name is lower-case letters, digits and single hyphens, starting with a letter
 */
export function describeComponent(type: string, name: string): string {
  const component = `${type} ${JSON.stringify(name)}`;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new ArgumentError(component, "name", name, 'use lower-case letters, digits and hyphens, such as "orders-in"');
  }
  return component;
}
