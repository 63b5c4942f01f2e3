-- CreateTable
CREATE TABLE "ReviewStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "incident" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "actorId" TEXT,
    "actor" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "asked" TEXT,
    "note" TEXT,
    "hash" TEXT
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "incident" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "actorId" TEXT,
    "actor" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "passage" TEXT,
    "replyTo" TEXT,
    "resolvedAt" TEXT,
    "resolvedBy" TEXT
);

-- CreateIndex
CREATE INDEX "ReviewStep_incident_id_idx" ON "ReviewStep"("incident", "id");

-- CreateIndex
CREATE INDEX "ReviewStep_asked_id_idx" ON "ReviewStep"("asked", "id");

-- CreateIndex
CREATE INDEX "Comment_incident_id_idx" ON "Comment"("incident", "id");
