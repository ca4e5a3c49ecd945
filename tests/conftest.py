"""What holds for all tests."""

import os

from hypothesis import settings

# A busy machine is no bug: time limits stand where time is what is tested.
settings.register_profile("cityfacts", deadline=None)
settings.load_profile("cityfacts")

# Samples are drawn by chance; tests that are about them say so.
os.environ |= {"CITYFACTS_BLIND_SHARE": "0", "CITYFACTS_SECOND_SHARE": "0"}
