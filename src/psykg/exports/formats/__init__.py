"""One module a format. Each has a `FORMAT`, which `psykg.exports.table` lists."""
