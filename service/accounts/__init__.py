"""Accounts: passwords, sessions, keys, the throttle, and what admins do with them.

`passwords`, `tokens`, `names`, `expiry` are rules without I/O; `people`, `doors` and `programs` are
the shell around them: they take the database and the moment.
"""
