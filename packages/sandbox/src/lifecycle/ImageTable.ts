/** What runs in place of a container image. */
export interface ImageBundle {
  /** Absolute path of the JavaScript file that the pinned Node runs. */
  readonly bundle: string;
  /** Absolute path of a folder of programs that the image has beside the bundle: first on the PATH of its tasks. */
  readonly programs?: string;
  /** The image's own variables; a task definition's come over them. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * The images that tasks may name, by repository name (`sallyport/compressor`): a reference's registry, tag and digest
 * are ignored. A task that names another image is refused.
 */
export type ImageTable = Readonly<Record<string, ImageBundle>>;
