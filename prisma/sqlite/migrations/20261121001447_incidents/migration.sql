-- CreateTable
CREATE TABLE "SourceFile" (
    "file" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT,
    "problem" TEXT,
    "visibility" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "HeldBackFile" (
    "file" TEXT NOT NULL PRIMARY KEY
);

-- CreateTable
CREATE TABLE "SyncState" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "revision" INTEGER NOT NULL,
    "syncedAt" TEXT
);

-- CreateTable
CREATE TABLE "Incident" (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "organization" TEXT,
    "severityLevel" INTEGER,
    "severityLabel" TEXT,
    "status" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "stale" BOOLEAN NOT NULL DEFAULT false,
    "timezone" TEXT,
    "detectedBy" TEXT,
    "sourceUrl" TEXT,
    "sourcePublisher" TEXT,
    "sourceDate" TEXT,
    "statedDay" TEXT,
    "date" TEXT,
    "datePrecision" TEXT,
    "dateApproximate" BOOLEAN,
    "dateZone" TEXT,
    "year" INTEGER,
    "ttd" INTEGER,
    "tta" INTEGER,
    "ttm" INTEGER,
    "ttr" INTEGER,
    "impactMinutes" INTEGER,
    "dated" BOOLEAN NOT NULL,
    "longest" INTEGER NOT NULL,
    "severityRank" INTEGER NOT NULL,
    "summary" TEXT NOT NULL,
    "actionsTotal" INTEGER NOT NULL,
    "actionsOpen" INTEGER NOT NULL,
    "actionsDone" INTEGER NOT NULL,
    "actionsUndated" INTEGER NOT NULL,
    "earliestDue" TEXT,
    "card" TEXT NOT NULL,
    CONSTRAINT "Incident_file_fkey" FOREIGN KEY ("file") REFERENCES "SourceFile" ("file") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DocumentBody" (
    "incidentKey" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "markdown" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "incident" TEXT NOT NULL,
    "diagnostics" TEXT NOT NULL,
    CONSTRAINT "DocumentBody_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IncidentAlias" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "alias" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "IncidentAlias_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AudienceEntry" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "handle" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "AudienceEntry_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IncidentService" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "name"),
    CONSTRAINT "IncidentService_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IncidentCategory" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "name"),
    CONSTRAINT "IncidentCategory_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IncidentTag" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "name"),
    CONSTRAINT "IncidentTag_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IncidentPerson" (
    "incidentKey" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "role", "position"),
    CONSTRAINT "IncidentPerson_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Milestone" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "precision" TEXT NOT NULL,
    "approximate" BOOLEAN NOT NULL,
    "zone" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "Milestone_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImpactWindow" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "startAt" TEXT NOT NULL,
    "startPrecision" TEXT NOT NULL,
    "startApproximate" BOOLEAN NOT NULL,
    "startZone" TEXT NOT NULL,
    "endAt" TEXT,
    "endPrecision" TEXT,
    "endApproximate" BOOLEAN,
    "endZone" TEXT,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "ImpactWindow_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StatedDuration" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "minutes" REAL NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "StatedDuration_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImpactMeasure" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "value" REAL NOT NULL,
    "upTo" REAL,
    "unit" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "qualifier" TEXT,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "ImpactMeasure_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Trigger" (
    "incidentKey" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL,
    CONSTRAINT "Trigger_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Factor" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT,
    "category" TEXT,
    "description" TEXT,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "Factor_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TimelineEntry" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "precision" TEXT NOT NULL,
    "approximate" BOOLEAN NOT NULL,
    "zone" TEXT NOT NULL,
    "endAt" TEXT,
    "endPrecision" TEXT,
    "endApproximate" BOOLEAN,
    "endZone" TEXT,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "TimelineEntry_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EntryMilestone" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "entry" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "EntryMilestone_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StatusUpdate" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "precision" TEXT NOT NULL,
    "approximate" BOOLEAN NOT NULL,
    "zone" TEXT NOT NULL,
    "state" TEXT,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "StatusUpdate_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "handle" TEXT,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "kind" TEXT,
    "owner" TEXT,
    "due" TEXT,
    "done" TEXT,
    "priority" TEXT,
    "ref" TEXT,
    "factor" TEXT,
    "reason" TEXT,
    "proof" TEXT,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "ActionItem_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lesson" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "Lesson_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Relation" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "to" TEXT NOT NULL,
    "type" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "Relation_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IncidentLink" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "to" TEXT NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "IncidentLink_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Section" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "heading" TEXT,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "Section_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Diagnostic" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "line" INTEGER,
    "column" INTEGER,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "Diagnostic_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Evidence" (
    "incidentKey" INTEGER NOT NULL,
    "fact" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "how" TEXT NOT NULL,
    "startLine" INTEGER NOT NULL,
    "startColumn" INTEGER NOT NULL,
    "startOffset" INTEGER NOT NULL,
    "endLine" INTEGER NOT NULL,
    "endColumn" INTEGER NOT NULL,
    "endOffset" INTEGER NOT NULL,

    PRIMARY KEY ("incidentKey", "fact", "position"),
    CONSTRAINT "Evidence_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Incident_id_key" ON "Incident"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_file_key" ON "Incident"("file");

-- CreateIndex
CREATE INDEX "Incident_newest_idx" ON "Incident"("dated" DESC, "date" DESC, "id", "status", "visibility");

-- CreateIndex
CREATE INDEX "Incident_oldest_idx" ON "Incident"("dated" DESC, "date", "id", "status", "visibility");

-- CreateIndex
CREATE INDEX "Incident_longest_idx" ON "Incident"("longest" DESC, "id", "status", "visibility");

-- CreateIndex
CREATE INDEX "Incident_severest_idx" ON "Incident"("severityRank", "dated" DESC, "date" DESC, "id", "status", "visibility");

-- CreateIndex
CREATE INDEX "Incident_actionsOpen_idx" ON "Incident"("actionsOpen");

-- CreateIndex
CREATE INDEX "IncidentAlias_alias_idx" ON "IncidentAlias"("alias");

-- CreateIndex
CREATE INDEX "AudienceEntry_handle_idx" ON "AudienceEntry"("handle");

-- CreateIndex
CREATE INDEX "IncidentService_name_incidentKey_idx" ON "IncidentService"("name", "incidentKey");

-- CreateIndex
CREATE INDEX "IncidentCategory_name_incidentKey_idx" ON "IncidentCategory"("name", "incidentKey");

-- CreateIndex
CREATE INDEX "IncidentTag_name_incidentKey_idx" ON "IncidentTag"("name", "incidentKey");

-- CreateIndex
CREATE INDEX "IncidentPerson_name_idx" ON "IncidentPerson"("name");

-- CreateIndex
CREATE INDEX "ActionItem_open_due_incidentKey_idx" ON "ActionItem"("open", "due", "incidentKey");

-- CreateIndex
CREATE INDEX "Relation_to_idx" ON "Relation"("to");

-- CreateIndex
CREATE INDEX "IncidentLink_to_idx" ON "IncidentLink"("to");

-- CreateIndex
CREATE INDEX "Diagnostic_rule_idx" ON "Diagnostic"("rule");
