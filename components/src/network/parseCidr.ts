/** A block of IPv4 addresses. */
export interface Cidr {
  /** First address as a number. */
  readonly base: number;
  /** Bits of the address that the whole block shares. */
  readonly prefix: number;
}

/** The block that a text such as "10.0.0.0/16" names, or undefined when it names none or starts inside one. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  if (prefix > 32 || [a, b, c, d].some((octet) => octet > 255)) return undefined;
  const base = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return base % 2 ** (32 - prefix) === 0 ? { base, prefix } : undefined;
}
