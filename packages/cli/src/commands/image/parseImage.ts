import { CommandError } from "../../output/CommandError.js";

/** A repository, and an image in it by its digest. */
export interface NamedImage {
  readonly repository: string;
  readonly digest?: string;
}

/** Reads `REPOSITORY` or `REPOSITORY@sha256:…`. @throws CommandError for anything else: a tag may move to another image while it is looked at */
export function parseImage(text: string): NamedImage {
  const [, repository, digest] = /^([a-z0-9][a-z0-9._/-]*)(?:@(sha256:[0-9a-f]{64}))?$/.exec(text) ?? [];
  if (repository === undefined)
    throw new CommandError(
      `${text} names no image`,
      "Give a repository, or repository@sha256:… ; a tag may move to another image",
      64,
    );
  return { repository, ...(digest === undefined ? {} : { digest }) };
}
