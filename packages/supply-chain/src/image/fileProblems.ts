import type { ImageFile } from "./ImageFile.js";
import type { ImageConfig } from "./SavedImage.js";

const app = "/app";
/** Of folders, files, and programs; the last is of one that its own user may start, but not read. */
const modes: Readonly<Record<string, readonly number[]>> = { directory: [0o755], file: [0o644, 0o755, 0o711] };
/** Folders that everybody may write to, and nobody may take from another. */
const shared = new Set(["/tmp", "/var/tmp", "/run/lock", "/dev/shm", "/dev/mqueue"]);
const temporary = ["TMPDIR", "TEMP", "TMP"];

/**
 * What is wrong with the files of an image: modes and owners (CNT-02), and the CIS Docker Benchmark's item on setuid and setgid (CPL-03). Pure.
 *
 * @param files its root file system, as `stackLayers` makes it
 * @returns one line each, none where all is well
 */
export function fileProblems(files: readonly ImageFile[], { config = {} }: ImageConfig): readonly string[] {
  const [uid = 0, gid = 0] = (config.User ?? "").split(":").map(Number);
  const owner = { uid, gid };
  const byPath = new Map(files.map((file) => [file.path, file]));
  return [
    ...files.flatMap(permissionProblems),
    ...(byPath.get(app)?.type === "directory" ? [] : [`has no folder ${app}`]),
    ...files
      .filter(({ path }) => path === app || path.startsWith(`${app}/`))
      .flatMap((file) => appProblems(file, owner)),
    ...temporary.flatMap((variable) => temporaryProblems(variable, config.Env ?? [], byPath, owner)),
  ];
}

/** A symbolic link's mode means nothing, a second name of a file has that of the first, and a folder's setgid makes nobody anybody else. */
function permissionProblems({ path, type, mode }: ImageFile): readonly string[] {
  const is = `${path} is ${octal(mode)}`;
  if (type === "file" && (mode & 0o6000) !== 0)
    return [`${is}: it runs as its owner or group, whoever starts it (CIS Docker 4.8)`];
  if (type === "file" && (mode & 0o002) !== 0) return [`${is}: everybody may write to it`];
  if (type !== "directory" || (mode & 0o002) === 0) return [];
  if ((mode & 0o1000) === 0) return [`${is}: everybody may write to it, and take from it what is another's`];
  return shared.has(path) ? [] : [`${is}: everybody may write to it, and it is no folder of temporary files`];
}

/** Owned by the user that runs it, or by root, so that it may not even change its own program. */
function appProblems({ path, type, mode, uid, gid }: ImageFile, owner: Owner): readonly string[] {
  const allowed = modes[type] ?? [];
  const isOwned = (uid === owner.uid && gid === owner.gid) || (uid === 0 && gid === 0);
  return [
    ...(isOwned ? [] : [`${path} is owned by ${uid}:${gid}, neither the user of the image nor root`]),
    ...(allowed.length === 0 || allowed.includes(mode)
      ? []
      : [`${path} is ${octal(mode)}: give folders 755, files 644 and programs 755`]),
  ];
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

function temporaryProblems(
  variable: string,
  environment: readonly string[],
  files: ReadonlyMap<string, ImageFile>,
  owner: Owner,
): readonly string[] {
  const path = environment.findLast((each) => each.startsWith(`${variable}=`))?.slice(variable.length + 1);
  if (path === undefined) return [`does not say where temporary files go: set ${variable}`];
  const folder = files.get(path);
  if (folder?.type !== "directory") return [`has no folder ${path}, which ${variable} names`];
  const isShared = folder.mode === 0o1777;
  const isTheirs = folder.mode === 0o700 && folder.uid === owner.uid;
  return isShared || isTheirs
    ? []
    : [`${path} is ${octal(folder.mode)} of ${folder.uid}: ${variable} needs 1777, or 700 of the user of the image`];
}

function octal(mode: number): string {
  return mode.toString(8).padStart(3, "0");
}
