import { ScaffoldError } from "../ScaffoldError.js";

/** The folder that was asked for, or the usual one. @throws ScaffoldError for what is no folder's name */
export function chosenFolder(given: string | undefined, usual: string): string {
  const folder = given ?? usual;
  if (!/^[a-z][A-Za-z0-9]*$/.test(folder)) {
    throw new ScaffoldError(`${JSON.stringify(folder)} is no folder`, 'name one in camel case, such as "storage"');
  }
  return folder;
}
