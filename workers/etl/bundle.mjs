/**
 * Bundles the worker for the image and for the sandbox's tasks (dist/bundle/main.mjs), and the migration for Lambda, which runs it as the module
 * `index` (dist/bundle/migrate.mjs). From any folder.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const entries = { main: join(root, "src", "main.ts"), migrate: join(root, "src", "migrate", "main.ts") };

await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))),
  outdir: join(root, "dist", "bundle"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  conditions: ["@sallyport/source"],
  // Alternatives that pg asks for and does without: the native driver, and sockets of another platform.
  external: ["pg-native", "pg-cloudflare"],
  sourcemap: "linked",
  sourcesContent: false,
  legalComments: "linked",
  logLevel: "warning",
  // The SDK and pg are CommonJS inside, and require Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
  },
});
