-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isPaused" INTEGER NOT NULL,
    "hints" TEXT NOT NULL,
    "address" TEXT,
    "holder" TEXT,
    "beat" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "ImportBatch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "PendingImport" ADD COLUMN "batchId" TEXT;
ALTER TABLE "PendingImport" ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "PendingImport_batchId_position_idx" ON "PendingImport"("batchId", "position");

-- CreateIndex
CREATE INDEX "ImportBatch_userId_createdAt_idx" ON "ImportBatch"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "ImportBatch_expiresAt_idx" ON "ImportBatch"("expiresAt");
