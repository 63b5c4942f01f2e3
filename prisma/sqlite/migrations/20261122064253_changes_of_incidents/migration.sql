-- CreateTable
CREATE TABLE "IncidentChange" (
    "incidentKey" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "IncidentChange_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "IncidentChange_revision_idx" ON "IncidentChange"("revision");

-- What was there before has changed to everybody who holds nothing yet.
INSERT INTO "IncidentChange" ("incidentKey", "revision") SELECT "key", 0 FROM "Incident";
