-- CreateTable
CREATE TABLE "DocumentDraft" (
    "userId" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "text" TEXT,
    "base" TEXT NOT NULL,
    "keptAt" TEXT NOT NULL,
    "seenAt" TEXT NOT NULL,

    PRIMARY KEY ("userId", "document")
);

-- CreateIndex
CREATE INDEX "DocumentDraft_document_seenAt_idx" ON "DocumentDraft"("document", "seenAt");
