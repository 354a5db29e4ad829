# SPDX-License-Identifier: Apache-2.0
"""How fast Batch's clock goes, and for how many jobs this machine has room. Set by the sandbox's environment."""

import os

# Seconds that a minute lasts for timeouts, for the time from SIGTERM to SIGKILL, and for time limits of job states.
MINUTE_SECONDS = float(os.environ.get("SALLYPORT_JOB_MINUTE_SECONDS", "60"))

# Jobs that run at one time, whatever their compute environments allow: each is a process of this machine.
JOB_SLOTS = int(os.environ.get("SALLYPORT_JOB_SLOTS", "0")) or max(4, 2 * (os.cpu_count() or 1))
