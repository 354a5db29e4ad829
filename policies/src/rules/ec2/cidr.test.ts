import { describe, expect, it } from "@jest/globals";
import { cidrRange } from "./cidrRange.js";
import { isAnywhere } from "./isAnywhere.js";

describe("a CIDR block", () => {
  it.each([
    ["10.0.0.0/16", { first: 0x0a000000, last: 0x0a00ffff }],
    ["10.0.255.7/16", { first: 0x0a000000, last: 0x0a00ffff }],
    ["0.0.0.0/0", { first: 0, last: 0xffffffff }],
    ["255.255.255.255/32", { first: 0xffffffff, last: 0xffffffff }],
  ])("%s has its first and last address", (block, range) => {
    expect(cidrRange(block)).toEqual(range);
  });

  it.each(["", "10.0.0.0", "10.0.0/8", "10.0.0.256/8", "10.0.0.0/33", "fd00::/8", "a.b.c.d/8"])(
    "%p is none",
    (block) => {
      expect(cidrRange(block)).toBeUndefined();
    },
  );

  it.each(["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "2000::/3"])("%s is the whole internet", (block) => {
    expect(isAnywhere(block)).toBe(true);
  });

  it.each(["10.0.0.0/8", "172.16.0.0/12", "198.51.100.7/32", "fd00:1234::/32"])("%s is a network", (block) => {
    expect(isAnywhere(block)).toBe(false);
  });
});
