/** A file, folder or link in an image. */
export interface ImageFile {
  /** From the root on, with a slash before it and none behind: `/app/main.mjs`. */
  readonly path: string;
  /** As tar names it: `file`, `directory`, `symlink`, `link` for a second name of a file, … */
  readonly type: string;
  /** Permissions with the bits for setuid, setgid and sticky: 0 to 0o7777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** What is in it, where it is small and the image's own; undefined for all else. */
  readonly text?: string;
}
