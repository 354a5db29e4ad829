/** The first and the last address of an IPv4 block, as numbers. */
export interface CidrRange {
  readonly first: number;
  readonly last: number;
}

/** The addresses of an IPv4 block ("10.0.0.0/16"); undefined where the text is none. */
export function cidrRange(block: string): CidrRange | undefined {
  const [address = "", prefix = ""] = block.split("/");
  const octets = address.split(".").map(Number);
  const bits = prefix === "" ? Number.NaN : Number(prefix);
  const valid = octets.length === 4 && octets.every((octet) => Number.isInteger(octet) && octet >= 0 && octet < 256);
  if (!valid || !Number.isInteger(bits) || bits < 0 || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const number = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = number - (number % size);
  return { first, last: first + size - 1 };
}
