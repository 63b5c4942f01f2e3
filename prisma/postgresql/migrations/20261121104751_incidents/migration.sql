-- CreateTable
CREATE TABLE "SourceFile" (
    "file" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C",
    "problem" TEXT COLLATE "C",
    "visibility" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "SourceFile_pkey" PRIMARY KEY ("file")
);

-- CreateTable
CREATE TABLE "HeldBackFile" (
    "file" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "HeldBackFile_pkey" PRIMARY KEY ("file")
);

-- CreateTable
CREATE TABLE "SyncState" (
    "id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "syncedAt" TEXT COLLATE "C",
    "readerRevision" TEXT COLLATE "C",

    CONSTRAINT "SyncState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "key" INTEGER NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "organization" TEXT COLLATE "C",
    "severityLevel" INTEGER,
    "severityLabel" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "visibility" TEXT COLLATE "C" NOT NULL,
    "stale" BOOLEAN NOT NULL DEFAULT false,
    "timezone" TEXT COLLATE "C",
    "detectedBy" TEXT COLLATE "C",
    "sourceUrl" TEXT COLLATE "C",
    "sourcePublisher" TEXT COLLATE "C",
    "sourceDate" TEXT COLLATE "C",
    "statedDay" TEXT COLLATE "C",
    "date" TEXT COLLATE "C",
    "datePrecision" TEXT COLLATE "C",
    "dateApproximate" BOOLEAN,
    "dateZone" TEXT COLLATE "C",
    "year" INTEGER,
    "ttd" INTEGER,
    "tta" INTEGER,
    "ttm" INTEGER,
    "ttr" INTEGER,
    "impactMinutes" INTEGER,
    "dated" BOOLEAN NOT NULL,
    "longest" INTEGER NOT NULL,
    "severityRank" INTEGER NOT NULL,
    "summary" TEXT COLLATE "C" NOT NULL,
    "actionsTotal" INTEGER NOT NULL,
    "actionsOpen" INTEGER NOT NULL,
    "actionsDone" INTEGER NOT NULL,
    "actionsUndated" INTEGER NOT NULL,
    "earliestDue" TEXT COLLATE "C",
    "card" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "DocumentBody" (
    "incidentKey" INTEGER NOT NULL,
    "markdown" TEXT COLLATE "C" NOT NULL,
    "html" TEXT COLLATE "C" NOT NULL,
    "incident" TEXT COLLATE "C" NOT NULL,
    "diagnostics" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "DocumentBody_pkey" PRIMARY KEY ("incidentKey")
);

-- CreateTable
CREATE TABLE "DocumentPassages" (
    "incidentKey" INTEGER NOT NULL,
    "passages" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "DocumentPassages_pkey" PRIMARY KEY ("incidentKey")
);

-- CreateTable
CREATE TABLE "SearchName" (
    "incidentKey" INTEGER NOT NULL,
    "field" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "SearchName_pkey" PRIMARY KEY ("incidentKey","field","position","start")
);

-- CreateTable
CREATE TABLE "IncidentAlias" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "alias" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "IncidentAlias_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "AudienceEntry" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "handle" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "AudienceEntry_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "IncidentService" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "date" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "IncidentService_pkey" PRIMARY KEY ("incidentKey","name")
);

-- CreateTable
CREATE TABLE "ServiceAlias" (
    "incidentKey" INTEGER NOT NULL,
    "alias" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ServiceAlias_pkey" PRIMARY KEY ("incidentKey","alias")
);

-- CreateTable
CREATE TABLE "IncidentCategory" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "date" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "IncidentCategory_pkey" PRIMARY KEY ("incidentKey","name")
);

-- CreateTable
CREATE TABLE "IncidentTag" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "IncidentTag_pkey" PRIMARY KEY ("incidentKey","name")
);

-- CreateTable
CREATE TABLE "IncidentPerson" (
    "incidentKey" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "IncidentPerson_pkey" PRIMARY KEY ("incidentKey","role","position")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "at" TEXT COLLATE "C" NOT NULL,
    "precision" TEXT COLLATE "C" NOT NULL,
    "approximate" BOOLEAN NOT NULL,
    "zone" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "ImpactWindow" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "startAt" TEXT COLLATE "C" NOT NULL,
    "startPrecision" TEXT COLLATE "C" NOT NULL,
    "startApproximate" BOOLEAN NOT NULL,
    "startZone" TEXT COLLATE "C" NOT NULL,
    "endAt" TEXT COLLATE "C",
    "endPrecision" TEXT COLLATE "C",
    "endApproximate" BOOLEAN,
    "endZone" TEXT COLLATE "C",

    CONSTRAINT "ImpactWindow_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "StatedDuration" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "minutes" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "StatedDuration_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "ImpactMeasure" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "upTo" DOUBLE PRECISION,
    "unit" TEXT COLLATE "C" NOT NULL,
    "what" TEXT COLLATE "C" NOT NULL,
    "qualifier" TEXT COLLATE "C",

    CONSTRAINT "ImpactMeasure_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "Trigger" (
    "incidentKey" INTEGER NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Trigger_pkey" PRIMARY KEY ("incidentKey")
);

-- CreateTable
CREATE TABLE "Factor" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT COLLATE "C",
    "category" TEXT COLLATE "C",
    "description" TEXT COLLATE "C",

    CONSTRAINT "Factor_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "TimelineEntry" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TEXT COLLATE "C" NOT NULL,
    "precision" TEXT COLLATE "C" NOT NULL,
    "approximate" BOOLEAN NOT NULL,
    "zone" TEXT COLLATE "C" NOT NULL,
    "endAt" TEXT COLLATE "C",
    "endPrecision" TEXT COLLATE "C",
    "endApproximate" BOOLEAN,
    "endZone" TEXT COLLATE "C",
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "TimelineEntry_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "EntryMilestone" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "entry" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "EntryMilestone_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "StatusUpdate" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TEXT COLLATE "C" NOT NULL,
    "precision" TEXT COLLATE "C" NOT NULL,
    "approximate" BOOLEAN NOT NULL,
    "zone" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C",
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "StatusUpdate_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "handle" TEXT COLLATE "C",
    "title" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "open" BOOLEAN NOT NULL,
    "kind" TEXT COLLATE "C",
    "owner" TEXT COLLATE "C",
    "due" TEXT COLLATE "C",
    "done" TEXT COLLATE "C",
    "priority" TEXT COLLATE "C",
    "ref" TEXT COLLATE "C",
    "factor" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C",
    "proof" TEXT COLLATE "C",

    CONSTRAINT "ActionItem_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "Lesson" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Lesson_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "Relation" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "to" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Relation_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "IncidentLink" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "to" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "IncidentLink_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "Section" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "heading" TEXT COLLATE "C",

    CONSTRAINT "Section_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "Diagnostic" (
    "incidentKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" TEXT COLLATE "C" NOT NULL,
    "level" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "line" INTEGER,
    "column" INTEGER,

    CONSTRAINT "Diagnostic_pkey" PRIMARY KEY ("incidentKey","position")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "incidentKey" INTEGER NOT NULL,
    "fact" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "how" TEXT COLLATE "C" NOT NULL,
    "startLine" INTEGER NOT NULL,
    "startColumn" INTEGER NOT NULL,
    "startOffset" INTEGER NOT NULL,
    "endLine" INTEGER NOT NULL,
    "endColumn" INTEGER NOT NULL,
    "endOffset" INTEGER NOT NULL,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("incidentKey","fact","position")
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
CREATE INDEX "SearchName_field_value_start_incidentKey_idx" ON "SearchName"("field", "value", "start", "incidentKey");

-- CreateIndex
CREATE INDEX "IncidentAlias_alias_idx" ON "IncidentAlias"("alias");

-- CreateIndex
CREATE INDEX "AudienceEntry_handle_idx" ON "AudienceEntry"("handle");

-- CreateIndex
CREATE INDEX "IncidentService_name_date_incidentKey_idx" ON "IncidentService"("name", "date" DESC, "incidentKey");

-- CreateIndex
CREATE INDEX "ServiceAlias_alias_name_idx" ON "ServiceAlias"("alias", "name");

-- CreateIndex
CREATE INDEX "IncidentCategory_name_date_incidentKey_idx" ON "IncidentCategory"("name", "date" DESC, "incidentKey");

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

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_file_fkey" FOREIGN KEY ("file") REFERENCES "SourceFile"("file") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentBody" ADD CONSTRAINT "DocumentBody_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentPassages" ADD CONSTRAINT "DocumentPassages_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentAlias" ADD CONSTRAINT "IncidentAlias_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AudienceEntry" ADD CONSTRAINT "AudienceEntry_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentService" ADD CONSTRAINT "IncidentService_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAlias" ADD CONSTRAINT "ServiceAlias_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentCategory" ADD CONSTRAINT "IncidentCategory_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentTag" ADD CONSTRAINT "IncidentTag_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentPerson" ADD CONSTRAINT "IncidentPerson_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImpactWindow" ADD CONSTRAINT "ImpactWindow_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatedDuration" ADD CONSTRAINT "StatedDuration_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImpactMeasure" ADD CONSTRAINT "ImpactMeasure_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trigger" ADD CONSTRAINT "Trigger_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Factor" ADD CONSTRAINT "Factor_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEntry" ADD CONSTRAINT "TimelineEntry_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryMilestone" ADD CONSTRAINT "EntryMilestone_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusUpdate" ADD CONSTRAINT "StatusUpdate_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentLink" ADD CONSTRAINT "IncidentLink_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Diagnostic" ADD CONSTRAINT "Diagnostic_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;
