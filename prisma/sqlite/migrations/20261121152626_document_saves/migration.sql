-- CreateTable
CREATE TABLE "DocumentSave" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "batch" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "incident" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "actorId" TEXT,
    "actor" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "beforeHash" TEXT NOT NULL,
    "afterHash" TEXT NOT NULL,
    "edits" TEXT NOT NULL,
    "undoneBy" TEXT
);

-- CreateTable
CREATE TABLE "DocumentLock" (
    "file" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "CalendarLink" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "lastUsed" TEXT,
    CONSTRAINT "CalendarLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TrackerIssue" (
    "url" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT,
    "closedAt" TEXT,
    "title" TEXT,
    "checkedAt" TEXT NOT NULL,
    "etag" TEXT,
    "problem" TEXT
);

-- CreateIndex
CREATE INDEX "DocumentSave_batch_idx" ON "DocumentSave"("batch");

-- CreateIndex
CREATE INDEX "DocumentSave_file_id_idx" ON "DocumentSave"("file", "id");

-- CreateIndex
CREATE INDEX "DocumentSave_actor_id_idx" ON "DocumentSave"("actor", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarLink_tokenHash_key" ON "CalendarLink"("tokenHash");
