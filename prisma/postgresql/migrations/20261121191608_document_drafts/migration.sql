-- CreateTable
CREATE TABLE "DocumentDraft" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "document" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C",
    "base" TEXT COLLATE "C" NOT NULL,
    "keptAt" TEXT COLLATE "C" NOT NULL,
    "seenAt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "DocumentDraft_pkey" PRIMARY KEY ("userId","document")
);

-- CreateIndex
CREATE INDEX "DocumentDraft_document_seenAt_idx" ON "DocumentDraft"("document", "seenAt");
