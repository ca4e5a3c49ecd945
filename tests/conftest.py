"""What holds for all tests."""

from hypothesis import settings

# A busy machine is no bug: time limits stand where time is what is tested.
settings.register_profile("cityfacts", deadline=None)
settings.load_profile("cityfacts")
