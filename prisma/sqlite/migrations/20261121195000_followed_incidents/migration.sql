-- CreateTable
CREATE TABLE "FollowedIncident" (
    "incidentKey" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "revision" INTEGER NOT NULL,
    "facts" TEXT NOT NULL,
    CONSTRAINT "FollowedIncident_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- What is there already is followed at once: no file has to be read again. Nothing stands for nothing, as in what is written from now on.
INSERT INTO "FollowedIncident" ("incidentKey", "revision", "facts")
SELECT i."key", coalesce((SELECT "revision" FROM "SyncState"), 0), json_patch('{}', json_object(
    'day', (SELECT nullif(a."day", '') FROM "ActionItem" a WHERE a."incidentKey" = i."key" LIMIT 1),
    'severityLevel', i."severityLevel",
    'organization', i."organization",
    'services', json(coalesce(json_extract(i."card", '$.services'), '[]')),
    'factors', json(coalesce(json_extract(i."card", '$.factors'), '[]')),
    'actions', (
        SELECT json_group_array(json(f."facts")) FROM (
            SELECT json_patch('{}', json_object(
                'status', a."status", 'kind', a."kind", 'due', a."due", 'done', a."done", 'factor', a."factor", 'ownerKey', a."ownerKey",
                'ownerName', CASE WHEN a."ownerKey" NOT LIKE '@%' THEN a."owner" END,
                'hasProof', json(iif(a."proof" IS NULL, 'false', 'true')), 'hasReason', json(iif(a."reason" IS NULL, 'false', 'true')), 'text', a."text"
            )) AS "facts" FROM "ActionItem" a WHERE a."incidentKey" = i."key" ORDER BY a."position"
        ) f
    )
)) FROM "Incident" i WHERE EXISTS (SELECT 1 FROM "ActionItem" a WHERE a."incidentKey" = i."key");

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

    PRIMARY KEY ("incidentKey", "position"),
    CONSTRAINT "ActionItem_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_ActionItem" ("done", "due", "factor", "handle", "incidentKey", "kind", "open", "owner", "position", "priority", "proof", "reason", "ref", "status", "title") SELECT "done", "due", "factor", "handle", "incidentKey", "kind", "open", "owner", "position", "priority", "proof", "reason", "ref", "status", "title" FROM "ActionItem";
DROP TABLE "ActionItem";
ALTER TABLE "new_ActionItem" RENAME TO "ActionItem";
CREATE INDEX "ActionItem_open_due_incidentKey_idx" ON "ActionItem"("open", "due", "incidentKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
