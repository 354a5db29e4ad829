import { strToU8, type ZipOptions, zipSync } from "fflate";

const text = strToU8("x");
/** A link of Unix, as `zip --symlinks` writes it. */
const link: ZipOptions = { os: 3, attrs: (0o120777 << 16) >>> 0 };
const zip = (entries: Parameters<typeof zipSync>[0]) => zipSync({ good: text, ...entries });

/** Archives that no job may unpack, by the name of the job that tries. */
export const hostileZips: Readonly<Record<string, Uint8Array>> = {
  "goes-up": zip({ "../../canary": text }),
  "goes-up-inside": zip({ "a/../../../canary": text }),
  absolute: zip({ "/tmp/sallyport-canary": text }),
  link: zip({ passwords: [strToU8("/etc/passwd"), link] }),
  "through-a-link": zip({ out: [strToU8("../.."), link], "out/canary": text }),
  bomb: zip({ zeros: new Uint8Array(32 * 1024 * 1024) }),
};
