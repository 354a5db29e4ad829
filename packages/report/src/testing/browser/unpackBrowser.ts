import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** A browser that was unpacked, and what it needs to know to run from where it is. */
export interface UnpackedBrowser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The package unpacks into the temporary folder of its process, and its libraries only where it takes itself to be a function. */
const script = `import chromium from ${JSON.stringify(import.meta.resolve("@sparticuz/chromium"))};
process.stdout.write(await chromium.executablePath());`;

/**
 * Unpacks the Chromium that the workspace carries, with the libraries that it needs, into a folder of one's own. It runs on Linux on x64
 * beside the C library alone, so that pages are looked at in a browser on a machine that has none.
 *
 * @param folder an empty folder (mode 0700): about 220 MB go into it
 */
export function unpackBrowser(folder: string): UnpackedBrowser {
  const executablePath = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    env: { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
    encoding: "utf8",
  });
  // The package's own file names another folder.
  const fonts = join(folder, "fonts.conf");
  writeFileSync(
    fonts,
    `<fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>`,
  );
  const env = { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: fonts, HOME: folder };
  return { executablePath, env };
}
