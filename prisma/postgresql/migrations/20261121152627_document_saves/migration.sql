-- CreateTable
CREATE TABLE "DocumentSave" (
    "id" TEXT COLLATE "C" NOT NULL,
    "batch" TEXT COLLATE "C" NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "incident" TEXT COLLATE "C" NOT NULL,
    "at" TEXT COLLATE "C" NOT NULL,
    "actorId" TEXT COLLATE "C",
    "actor" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "beforeHash" TEXT COLLATE "C" NOT NULL,
    "afterHash" TEXT COLLATE "C" NOT NULL,
    "edits" TEXT COLLATE "C" NOT NULL,
    "undoneBy" TEXT COLLATE "C",

    CONSTRAINT "DocumentSave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentLock" (
    "file" TEXT COLLATE "C" NOT NULL,
    "holder" TEXT COLLATE "C" NOT NULL,
    "until" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "DocumentLock_pkey" PRIMARY KEY ("file")
);

-- CreateTable
CREATE TABLE "CalendarLink" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "createdAt" TEXT COLLATE "C" NOT NULL,
    "lastUsed" TEXT COLLATE "C",

    CONSTRAINT "CalendarLink_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "TrackerIssue" (
    "url" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C",
    "closedAt" TEXT COLLATE "C",
    "title" TEXT COLLATE "C",
    "checkedAt" TEXT COLLATE "C" NOT NULL,
    "etag" TEXT COLLATE "C",
    "problem" TEXT COLLATE "C",

    CONSTRAINT "TrackerIssue_pkey" PRIMARY KEY ("url")
);

-- CreateIndex
CREATE INDEX "DocumentSave_batch_idx" ON "DocumentSave"("batch");

-- CreateIndex
CREATE INDEX "DocumentSave_file_id_idx" ON "DocumentSave"("file", "id");

-- CreateIndex
CREATE INDEX "DocumentSave_actor_id_idx" ON "DocumentSave"("actor", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarLink_tokenHash_key" ON "CalendarLink"("tokenHash");

-- AddForeignKey
ALTER TABLE "CalendarLink" ADD CONSTRAINT "CalendarLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
