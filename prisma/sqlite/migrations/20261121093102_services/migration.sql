-- CreateTable
CREATE TABLE "ServiceAlias" (
    "incidentKey" INTEGER NOT NULL,
    "alias" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "alias"),
    CONSTRAINT "ServiceAlias_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_IncidentCategory" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "date" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("incidentKey", "name"),
    CONSTRAINT "IncidentCategory_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);
-- Written by hand: the date that the column is for.
INSERT INTO "new_IncidentCategory" ("incidentKey", "name", "position", "date") SELECT t."incidentKey", t."name", t."position", coalesce(i."date", '') FROM "IncidentCategory" t JOIN "Incident" i ON i."key" = t."incidentKey";
DROP TABLE "IncidentCategory";
ALTER TABLE "new_IncidentCategory" RENAME TO "IncidentCategory";
CREATE INDEX "IncidentCategory_name_date_incidentKey_idx" ON "IncidentCategory"("name", "date" DESC, "incidentKey");
CREATE TABLE "new_IncidentService" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "date" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("incidentKey", "name"),
    CONSTRAINT "IncidentService_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);
-- Written by hand: the date that the column is for.
INSERT INTO "new_IncidentService" ("incidentKey", "name", "position", "date") SELECT t."incidentKey", t."name", t."position", coalesce(i."date", '') FROM "IncidentService" t JOIN "Incident" i ON i."key" = t."incidentKey";
DROP TABLE "IncidentService";
ALTER TABLE "new_IncidentService" RENAME TO "IncidentService";
CREATE INDEX "IncidentService_name_date_incidentKey_idx" ON "IncidentService"("name", "date" DESC, "incidentKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "ServiceAlias_alias_name_idx" ON "ServiceAlias"("alias", "name");
