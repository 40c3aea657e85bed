"""Measurements beside the tests: run by hand, printed, never timed in CI."""
