/**
 * Before each test file: the Pulumi engine writes a stack's state once, at the end of a command that fails too, and not before and after each
 * resource. Each of those writes holds the whole state, in the one thread that all resources wait for: three quarters of what a deployment of
 * the library costs. They serve a command that is killed, which no test does; one that did would set the variable to "false" for it.
 */
process.env.PULUMI_SKIP_CHECKPOINTS ??= "true";
