/**
 * Whether a symbolic link of a checked-out tree leads to a place in that tree, whatever other such links are on the way. It
 * may go up first, by no more folders than it is deep, and then only down: `a/../b` may be anywhere when `a` is a link. Pure.
 *
 * @param path the link's own, relative to the tree, with `/`
 */
export function linkStaysInside(path: string, target: string): boolean {
  if (target === "" || target.startsWith("/") || target.includes("\\") || target.includes("\0")) return false;
  const depth = path.split("/").length - 1;
  const segments = target.split("/").filter((segment) => segment !== "" && segment !== ".");
  const down = segments.findIndex((segment) => segment !== "..");
  const ups = down === -1 ? segments.length : down;
  const rest = segments.slice(ups);
  return ups <= depth && !rest.includes("..") && rest[0]?.toLowerCase() !== ".git";
}
