-- What things are called and what they are, beside the database that says so: to look up a thing, and to find it by its
-- label. `look` is the label as texts are compared; `words` are all words of these.
CREATE TABLE IF NOT EXISTS labels (iri TEXT, rank INTEGER, elsewhere INTEGER, text TEXT, look TEXT);
CREATE TABLE IF NOT EXISTS types (iri TEXT, type TEXT);
CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS looks
    USING fts5 (look, content = '', detail = none, columnsize = 0, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");
