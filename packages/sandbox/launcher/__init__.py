# SPDX-License-Identifier: Apache-2.0
"""The sandbox's own start of the AWS emulator: closes what a stock start leaves open and fills what it does not judge."""
