-- Words of an incident, for search; rowid is the incident's key. The models cannot express a virtual table, so this is written by hand
-- and kept up to date by the store. Columns run from what weighs most to what weighs least.
CREATE VIRTUAL TABLE "IncidentWords" USING fts5(
    "title",
    "names",
    "summary",
    "factors",
    "body",
    tokenize = 'unicode61 remove_diacritics 2'
);
