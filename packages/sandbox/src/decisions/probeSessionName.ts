/**
 * Name of the sessions under which somebody tries what a role must be refused: with the deploy key, the sandbox opens them of any role. The
 * same as in launcher/probe_sessions.py.
 */
export const probeSessionName = "sallyport-probe";
