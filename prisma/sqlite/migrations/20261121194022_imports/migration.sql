-- CreateTable
CREATE TABLE "PendingImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "original" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "canonical" TEXT NOT NULL,
    "work" TEXT NOT NULL,
    "savedAs" TEXT,
    CONSTRAINT "PendingImport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "PendingImport_userId_createdAt_idx" ON "PendingImport"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "PendingImport_hash_idx" ON "PendingImport"("hash");

-- CreateIndex
CREATE INDEX "PendingImport_expiresAt_idx" ON "PendingImport"("expiresAt");
