-- CreateTable
CREATE TABLE "FollowedIncident" (
    "incidentKey" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "facts" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "FollowedIncident_pkey" PRIMARY KEY ("incidentKey")
);

-- AddForeignKey
ALTER TABLE "FollowedIncident" ADD CONSTRAINT "FollowedIncident_incidentKey_fkey" FOREIGN KEY ("incidentKey") REFERENCES "Incident"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is there already is followed at once: no file has to be read again. Nothing stands for nothing, as in what is written from now on.
INSERT INTO "FollowedIncident" ("incidentKey", "revision", "facts")
SELECT i."key", coalesce((SELECT "revision" FROM "SyncState"), 0), json_strip_nulls(json_build_object(
    'day', (SELECT nullif(a."day", '') FROM "ActionItem" a WHERE a."incidentKey" = i."key" LIMIT 1),
    'severityLevel', i."severityLevel",
    'organization', i."organization",
    'services', coalesce(i."card"::json -> 'services', '[]'),
    'factors', coalesce(i."card"::json -> 'factors', '[]'),
    'actions', (
        SELECT json_agg(json_build_object(
            'status', a."status", 'kind', a."kind", 'due', a."due", 'done', a."done", 'factor', a."factor", 'ownerKey', a."ownerKey",
            'ownerName', CASE WHEN a."ownerKey" NOT LIKE '@%' THEN a."owner" END,
            'hasProof', a."proof" IS NOT NULL, 'hasReason', a."reason" IS NOT NULL, 'text', a."text"
        ) ORDER BY a."position") FROM "ActionItem" a WHERE a."incidentKey" = i."key"
    )
))::text FROM "Incident" i WHERE EXISTS (SELECT 1 FROM "ActionItem" a WHERE a."incidentKey" = i."key");

-- DropIndex
DROP INDEX "ActionItem_due_idx";

-- DropIndex
DROP INDEX "ActionItem_newest_idx";

-- DropIndex
DROP INDEX "ActionItem_oldest_idx";

-- DropIndex
DROP INDEX "ActionItem_ownerKey_access_open_dueOrder_incidentId_idx";

-- DropIndex
DROP INDEX "ActionItem_severest_idx";

-- AlterTable
ALTER TABLE "ActionItem" DROP COLUMN "access",
DROP COLUMN "dated",
DROP COLUMN "day",
DROP COLUMN "dueOrder",
DROP COLUMN "incidentId",
DROP COLUMN "ownerKey",
DROP COLUMN "severityRank",
DROP COLUMN "text";
