/** `prepack` of a package whose manifest names others of this workspace: a tarball of the folder as it is could not be installed anywhere. */
process.stderr.write(
  "sallyport: pack with `npm run pack` in the repository's root, which compiles the workspace's parts in\n",
);
process.exit(1);
