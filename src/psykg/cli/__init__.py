"""The command `psykg`: one module a command, loaded when it is called."""
