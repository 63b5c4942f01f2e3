-- Written by hand: what the new columns hold, near enough until every file is read again, and exactly where it says who may see it.
ALTER TABLE "ActionItem" ADD COLUMN     "access" INTEGER,
ADD COLUMN     "dated" BOOLEAN,
ADD COLUMN     "day" TEXT COLLATE "C",
ADD COLUMN     "dueOrder" TEXT COLLATE "C",
ADD COLUMN     "incidentId" TEXT COLLATE "C",
ADD COLUMN     "ownerKey" TEXT COLLATE "C",
ADD COLUMN     "severityRank" INTEGER,
ADD COLUMN     "text" TEXT COLLATE "C";

UPDATE "ActionItem" a SET "access" = (CASE WHEN i."status" = 'published' THEN 0 ELSE 1 END) + (CASE WHEN i."visibility" = 'public' THEN 0 ELSE 2 END),
    "dated" = i."dated", "day" = coalesce(substr(i."date", 1, 10), ''), "dueOrder" = coalesce(a."due", '9999-99-99'), "incidentId" = i."id",
    "ownerKey" = left(lower(a."owner"), 600), "severityRank" = i."severityRank", "text" = lower(a."title")
    FROM "Incident" i WHERE i."key" = a."incidentKey";

ALTER TABLE "ActionItem" ALTER COLUMN "access" SET NOT NULL,
ALTER COLUMN "dated" SET NOT NULL,
ALTER COLUMN "day" SET NOT NULL,
ALTER COLUMN "dueOrder" SET NOT NULL,
ALTER COLUMN "incidentId" SET NOT NULL,
ALTER COLUMN "severityRank" SET NOT NULL,
ALTER COLUMN "text" SET NOT NULL;

-- CreateIndex
CREATE INDEX "ActionItem_due_idx" ON "ActionItem"("open" DESC, "dueOrder", "incidentId", "position", "access", "ownerKey");

-- CreateIndex
CREATE INDEX "ActionItem_oldest_idx" ON "ActionItem"("dated" DESC, "day", "incidentId", "position", "access");

-- CreateIndex
CREATE INDEX "ActionItem_newest_idx" ON "ActionItem"("dated" DESC, "day" DESC, "incidentId", "position", "access");

-- CreateIndex
CREATE INDEX "ActionItem_severest_idx" ON "ActionItem"("severityRank", "open" DESC, "dueOrder", "incidentId", "position", "access");

-- CreateIndex
CREATE INDEX "ActionItem_ownerKey_access_open_dueOrder_incidentId_idx" ON "ActionItem"("ownerKey", "access", "open", "dueOrder", "incidentId");

-- Owners and words are folded by the program: every file is read again, which writes them so.
UPDATE "SyncState" SET "readerRevision" = NULL;
