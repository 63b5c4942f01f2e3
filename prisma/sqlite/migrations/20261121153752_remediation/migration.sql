-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ActionItem" (
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
    "ownerKey" TEXT,
    "text" TEXT NOT NULL,
    "dueOrder" TEXT NOT NULL,
    "incidentId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "dated" BOOLEAN NOT NULL,
    "severityRank" INTEGER NOT NULL,
    "access" INTEGER NOT NULL,

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "ActionItem_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);
-- Written by hand: what the new columns hold, near enough until every file is read again, and exactly where it says who may see it.
INSERT INTO "new_ActionItem" ("done", "due", "factor", "handle", "incidentKey", "kind", "open", "owner", "position", "priority", "proof", "reason", "ref", "status", "title", "ownerKey", "text", "dueOrder", "incidentId", "day", "dated", "severityRank", "access")
    SELECT a."done", a."due", a."factor", a."handle", a."incidentKey", a."kind", a."open", a."owner", a."position", a."priority", a."proof", a."reason", a."ref", a."status", a."title", lower(a."owner"), lower(a."title"), coalesce(a."due", '9999-99-99'), i."id", coalesce(substr(i."date", 1, 10), ''), i."dated", i."severityRank",
        (i."status" <> 'published') + 2 * (i."visibility" <> 'public')
    FROM "ActionItem" a JOIN "Incident" i ON i."key" = a."incidentKey";
DROP TABLE "ActionItem";
ALTER TABLE "new_ActionItem" RENAME TO "ActionItem";
CREATE INDEX "ActionItem_open_due_incidentKey_idx" ON "ActionItem"("open", "due", "incidentKey");
CREATE INDEX "ActionItem_due_idx" ON "ActionItem"("open" DESC, "dueOrder", "incidentId", "position", "access", "ownerKey");
CREATE INDEX "ActionItem_oldest_idx" ON "ActionItem"("dated" DESC, "day", "incidentId", "position", "access");
CREATE INDEX "ActionItem_newest_idx" ON "ActionItem"("dated" DESC, "day" DESC, "incidentId", "position", "access");
CREATE INDEX "ActionItem_severest_idx" ON "ActionItem"("severityRank", "open" DESC, "dueOrder", "incidentId", "position", "access");
CREATE INDEX "ActionItem_ownerKey_access_open_dueOrder_incidentId_idx" ON "ActionItem"("ownerKey", "access", "open", "dueOrder", "incidentId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- Owners and words are folded by the program: every file is read again, which writes them so.
UPDATE "SyncState" SET "readerRevision" = NULL;
