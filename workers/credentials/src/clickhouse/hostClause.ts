import { literal } from "./sql.js";
import type { Hosts } from "./User.js";

/** The HOST clause that gives a user the hosts of another one. */
export function hostClause({ host_ip, host_names, host_names_regexp, host_names_like }: Hosts): string {
  if (host_ip.includes("::/0")) return "HOST ANY";
  const parts = [
    ...host_ip.map((address) => `IP ${literal(address)}`),
    ...host_names.map((name) => `NAME ${literal(name)}`),
    ...host_names_regexp.map((pattern) => `REGEXP ${literal(pattern)}`),
    ...host_names_like.map((pattern) => `LIKE ${literal(pattern)}`),
  ];
  return parts.length === 0 ? "HOST NONE" : `HOST ${parts.join(", ")}`;
}
