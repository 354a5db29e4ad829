import { ScaffoldError } from "../ScaffoldError.js";
import { insertedInOrder } from "./insertedInOrder.js";

/**
 * The requests for updates with one more folder that has a Dockerfile.
 *
 * @throws ScaffoldError where the list of such folders is not there, or has it
 */
export function updatedFolder(text: string, path: string, folder: string): string {
  const begin = text.indexOf("  - package-ecosystem: docker\n");
  const end = text.indexOf("    schedule:", begin);
  if (begin === -1 || end === -1) {
    throw new ScaffoldError(`${path} does not look as expected: no folders of docker`, "add the folder by hand");
  }
  const section = text.slice(begin, end);
  const added = insertedInOrder(section, path, /^ {6}- (\/\S+)$/, `/${folder}`, `      - /${folder}`);
  return text.slice(0, begin) + added + text.slice(end);
}
