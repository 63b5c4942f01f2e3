-- Words of an incident, in one table for each circle of those who may see it. Scores count in how many texts a word stands and how long
-- texts are: of one table for all, they would tell of words in texts that are hidden. The models cannot express any of this.

CREATE VIRTUAL TABLE "PublicWords" USING fts5(
    "title",
    "names",
    "summary",
    "factors",
    "symptoms",
    "body",
    tokenize = 'unicode61 remove_diacritics 0'
);

CREATE VIRTUAL TABLE "PublicVocabulary" USING fts5vocab('PublicWords', 'row');

CREATE VIRTUAL TABLE "DraftWords" USING fts5(
    "title",
    "names",
    "summary",
    "factors",
    "symptoms",
    "body",
    tokenize = 'unicode61 remove_diacritics 0'
);

CREATE VIRTUAL TABLE "DraftVocabulary" USING fts5vocab('DraftWords', 'row');

CREATE VIRTUAL TABLE "RestrictedWords" USING fts5(
    "title",
    "names",
    "summary",
    "factors",
    "symptoms",
    "body",
    tokenize = 'unicode61 remove_diacritics 0'
);

CREATE VIRTUAL TABLE "RestrictedVocabulary" USING fts5vocab('RestrictedWords', 'row');

INSERT INTO "PublicWords" (rowid, "title", "names", "summary", "factors", "symptoms", "body")
    SELECT w.rowid, w."title", w."names", w."summary", w."factors", w."symptoms", w."body" FROM "IncidentWords" w JOIN "Incident" i ON i."key" = w.rowid WHERE i."visibility" = 'public' AND i."status" = 'published';

INSERT INTO "DraftWords" (rowid, "title", "names", "summary", "factors", "symptoms", "body")
    SELECT w.rowid, w."title", w."names", w."summary", w."factors", w."symptoms", w."body" FROM "IncidentWords" w JOIN "Incident" i ON i."key" = w.rowid WHERE i."visibility" = 'public' AND i."status" <> 'published';

INSERT INTO "RestrictedWords" (rowid, "title", "names", "summary", "factors", "symptoms", "body")
    SELECT w.rowid, w."title", w."names", w."summary", w."factors", w."symptoms", w."body" FROM "IncidentWords" w JOIN "Incident" i ON i."key" = w.rowid WHERE i."visibility" <> 'public';

DROP TABLE "IncidentVocabulary";
DROP TABLE "IncidentWords";

-- All of them, under the name that other databases have for their one table.
CREATE VIEW "IncidentWords" AS
    SELECT rowid AS "rowid", "title", "names", "summary", "factors", "symptoms", "body" FROM "PublicWords"
    UNION ALL SELECT rowid AS "rowid", "title", "names", "summary", "factors", "symptoms", "body" FROM "DraftWords"
    UNION ALL SELECT rowid AS "rowid", "title", "names", "summary", "factors", "symptoms", "body" FROM "RestrictedWords";

-- The row of "Incident" comes first and says where its words belong.
CREATE TRIGGER "IncidentWords_added" INSTEAD OF INSERT ON "IncidentWords"
BEGIN
    INSERT INTO "PublicWords" (rowid, "title", "names", "summary", "factors", "symptoms", "body")
        SELECT NEW."rowid", NEW."title", NEW."names", NEW."summary", NEW."factors", NEW."symptoms", NEW."body" FROM "Incident" i WHERE i."key" = NEW."rowid" AND i."visibility" = 'public' AND i."status" = 'published';
    INSERT INTO "DraftWords" (rowid, "title", "names", "summary", "factors", "symptoms", "body")
        SELECT NEW."rowid", NEW."title", NEW."names", NEW."summary", NEW."factors", NEW."symptoms", NEW."body" FROM "Incident" i WHERE i."key" = NEW."rowid" AND i."visibility" = 'public' AND i."status" <> 'published';
    INSERT INTO "RestrictedWords" (rowid, "title", "names", "summary", "factors", "symptoms", "body")
        SELECT NEW."rowid", NEW."title", NEW."names", NEW."summary", NEW."factors", NEW."symptoms", NEW."body" FROM "Incident" i WHERE i."key" = NEW."rowid" AND i."visibility" <> 'public';
END;

-- A last good version becomes hidden with its file: its words go along.
CREATE TRIGGER "Incident_access_changed" AFTER UPDATE OF "visibility", "status" ON "Incident"
WHEN (CASE WHEN OLD."visibility" <> 'public' THEN 2 ELSE OLD."status" <> 'published' END)
    <> (CASE WHEN NEW."visibility" <> 'public' THEN 2 ELSE NEW."status" <> 'published' END)
BEGIN
    INSERT INTO "IncidentWords" ("rowid", "title", "names", "summary", "factors", "symptoms", "body")
        SELECT w."rowid", w."title", w."names", w."summary", w."factors", w."symptoms", w."body" FROM "IncidentWords" w WHERE w."rowid" = NEW."key";
    DELETE FROM "PublicWords" WHERE rowid = NEW."key" AND NOT (NEW."visibility" = 'public' AND NEW."status" = 'published');
    DELETE FROM "DraftWords" WHERE rowid = NEW."key" AND NOT (NEW."visibility" = 'public' AND NEW."status" <> 'published');
    DELETE FROM "RestrictedWords" WHERE rowid = NEW."key" AND NOT (NEW."visibility" <> 'public');
END;

-- Handles of audiences are folded from here on: every file is read again, which writes them so. Until then a handle in capitals lets nobody in.
UPDATE "SyncState" SET "readerRevision" = NULL;
