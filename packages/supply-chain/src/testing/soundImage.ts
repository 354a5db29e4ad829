import type { Header } from "tar-stream";
import type { ImageConfig } from "../image/SavedImage.js";

/** An entry of a layer, with its content. */
export type LayerEntry = Partial<Header> & { readonly name: string; readonly text?: string };

interface SoundImage {
  readonly config: ImageConfig;
  readonly base: readonly LayerEntry[];
  readonly app: readonly LayerEntry[];
}

const ours = { uid: 1000, gid: 1000 };

/** An image with which nothing is wrong: what it says of itself, what Debian's slim images look like, in short, and files of an application. */
export const soundImage: SoundImage = {
  config: {
    config: {
      User: "1000:1000",
      Env: ["PATH=/usr/local/bin:/usr/bin:/bin", "NODE_VERSION=24.11.1", "TMPDIR=/tmp", "TEMP=/tmp", "TMP=/tmp"],
      Healthcheck: { Test: ["CMD", "node", "/app/main.mjs", "--health"] },
    },
    history: [
      { created_by: "/bin/sh -c #(nop) ADD file:9fbbf9ae9d4d3b2a in / " },
      { created_by: "ENV NODE_VERSION=24.11.1", empty_layer: true },
      {
        created_by:
          "RUN /bin/sh -c apt-get update && apt-get upgrade --yes && curl -fsSLO x | sha256sum -c - # buildkit",
      },
      { created_by: "COPY --chown=1000:1000 --chmod=0644 dist/bundle/main.mjs ./ # buildkit" },
      { created_by: "USER 1000:1000", empty_layer: true },
    ],
  },
  base: [
    { name: "./", type: "directory", mode: 0o755 },
    { name: "etc/passwd", mode: 0o644 },
    { name: "bin", type: "symlink", linkname: "usr/bin", mode: 0o777 },
    { name: "tmp/", type: "directory", mode: 0o1777 },
    { name: "var/tmp/", type: "directory", mode: 0o1777 },
    { name: "var/local/", type: "directory", mode: 0o2775, gid: 50 },
    { name: "usr/bin/passwd", mode: 0o755 },
  ],
  app: [
    { name: "app/", type: "directory", mode: 0o755, ...ours },
    { name: "app/main.mjs", mode: 0o644, text: "process.exitCode = 0;", ...ours },
    { name: "app/node_modules/", type: "directory", mode: 0o755, ...ours },
    { name: "app/node_modules/duckdb.node", mode: 0o755, ...ours },
    // Root's, so that who runs it may start it alone.
    { name: "app/node", mode: 0o711, uid: 0, gid: 0 },
  ],
};
