-- CreateTable
CREATE TABLE "DocumentPassages" (
    "incidentKey" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "passages" TEXT NOT NULL,
    CONSTRAINT "DocumentPassages_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SearchName" (
    "incidentKey" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "field", "position", "start"),
    CONSTRAINT "SearchName_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SearchName_field_value_start_incidentKey_idx" ON "SearchName"("field", "value", "start", "incidentKey");

-- What follows the models cannot express, and is written by hand.

-- Words of an incident, as the program parts and folds them; rowid is the incident's key.
DROP TABLE "IncidentWords";
CREATE VIRTUAL TABLE "IncidentWords" USING fts5(
    "title",
    "names",
    "summary",
    "factors",
    "symptoms",
    "body",
    tokenize = 'unicode61 remove_diacritics 0'
);

-- Every word of the index, to find what a mistyped one may have meant.
CREATE VIRTUAL TABLE "IncidentVocabulary" USING fts5vocab('IncidentWords', 'row');

-- Every file is read again, which fills the new tables.
UPDATE "SyncState" SET "readerRevision" = NULL;
