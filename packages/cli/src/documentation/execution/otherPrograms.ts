/** What pages have a reader type besides our command, and no tutorial does: by how it begins, with what stands for it. Reviewed, and stale as soon as no page has it. */
export const otherPrograms: readonly { readonly begins: string; readonly why: string }[] = [
  { begins: "aws ", why: "AWS's own command line, in an account: it is not among what is installed here" },
  {
    begins: "pulumi ",
    why: "In an account; stacks are deployed in the sandbox by the e2e suites, a project of others by the tutorials",
  },
  { begins: "docker ", why: "There is no container engine here; every Dockerfile is linted, and CI builds the images" },
  { begins: "curl ", why: "An API in an account; apiCommands.test.ts and the e2e suites sign and send the same calls" },
  { begins: "gh ", why: "The forge's rules, which an administrator imports" },
  { begins: "gzip ", why: "Reads files that the command before it has fetched from an account" },
  { begins: "awk ", why: "Reads access logs that the command before it has fetched from an account" },
  { begins: "git push", why: "Somebody's repository" },
  { begins: "cp ", why: "The program that it copies is deployed by package.e2e.test.ts" },
  { begins: "git tag", why: "Signs with somebody's key" },
  { begins: "export PGPASSWORD", why: "A login of the reader's" },
  { begins: "npm start", why: "The tutorial runs it with one pipeline, the demo's e2e suites the others" },
  { begins: "npm test", why: "This run" },
  {
    begins: "npm run new:",
    why: "scaffolds.test.ts makes each kind; `npm run scaffolds` compiles and tests what is made",
  },
  { begins: "npm run pack", why: "The tutorial runs it, with the same words" },
  {
    begins: "npm install",
    why: "package.e2e.test.ts and packs.e2e.test.ts install the tarballs, and the tutorial does",
  },
  { begins: "npx jest", why: "This run, of which they are parts" },
  {
    begins: "npx tsc",
    why: "The tutorial runs it, and the deployment of the same program in package.e2e.test.ts compiles it",
  },
  { begins: "git clone", why: "The tutorial runs it" },
  { begins: "git checkout", why: "Takes back what the reader has changed; the tutorial does" },
  { begins: "cd ", why: "Goes where the next command is run" },
  { begins: "mkdir ", why: "Makes room for what the next command writes" },
  { begins: "SALLYPORT_ARTIFACTS=", why: "This run, with a folder for pictures" },
];
