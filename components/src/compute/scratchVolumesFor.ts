import { ArgumentError } from "../errors/ArgumentError.js";

/** A volume on a task's own scratch space, empty at its start and gone at its end. */
export interface ScratchVolume {
  readonly name: string;
  /** Where the container has it. */
  readonly path: string;
}

/**
 * The volumes of the folders that a container can write: CNT-08 leaves it nothing else.
 *
 * @throws ArgumentError for none, for one that is not the absolute path of a folder below the root, or twice the same
 */
export function scratchVolumesFor(component: string, paths: readonly string[] = ["/tmp"]): readonly ScratchVolume[] {
  const refuse = (index: number, fix: string): never => {
    throw new ArgumentError(component, `scratchPaths[${index}]`, paths[index], fix);
  };
  if (paths.length === 0)
    throw new ArgumentError(component, "scratchPaths", paths, 'name one at least, such as "/tmp"');
  return paths.map((path, index) => {
    const folders = path.slice(1).split("/");
    if (!path.startsWith("/") || folders.some((folder) => !/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(folder))) {
      refuse(index, 'give the absolute path of a folder, such as "/home/worker"');
    }
    if (paths.indexOf(path) !== index) refuse(index, "name each folder once");
    return { name: folders.join("-").replaceAll(".", "-"), path };
  });
}
