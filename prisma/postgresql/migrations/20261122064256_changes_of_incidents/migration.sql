-- CreateTable
CREATE TABLE "IncidentChange" (
    "incidentKey" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "IncidentChange_pkey" PRIMARY KEY ("incidentKey")
);

-- CreateIndex
CREATE INDEX "IncidentChange_revision_idx" ON "IncidentChange"("revision");

-- AddForeignKey
ALTER TABLE "IncidentChange" ADD CONSTRAINT "IncidentChange_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was there before has changed to everybody who holds nothing yet.
INSERT INTO "IncidentChange" ("incidentKey", "revision") SELECT "key", 0 FROM "Incident";
