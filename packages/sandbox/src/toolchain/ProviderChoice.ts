/** Which plugin serves Pulumi's `aws` package: the sandbox's own, or the official one. */
export type ProviderChoice = "sallyport" | "official";
