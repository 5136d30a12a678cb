"""The pages that people see: templates and the static files they use. Imports nothing of the service."""
