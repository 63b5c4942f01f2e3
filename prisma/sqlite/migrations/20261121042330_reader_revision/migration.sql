-- AlterTable
ALTER TABLE "SyncState" ADD COLUMN "readerRevision" TEXT;
