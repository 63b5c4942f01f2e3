-- CreateTable
CREATE TABLE "ReviewStep" (
    "id" TEXT COLLATE "C" NOT NULL,
    "incident" TEXT COLLATE "C" NOT NULL,
    "at" TEXT COLLATE "C" NOT NULL,
    "actorId" TEXT COLLATE "C",
    "actor" TEXT COLLATE "C" NOT NULL,
    "step" TEXT COLLATE "C" NOT NULL,
    "asked" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",
    "hash" TEXT COLLATE "C",

    CONSTRAINT "ReviewStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT COLLATE "C" NOT NULL,
    "incident" TEXT COLLATE "C" NOT NULL,
    "at" TEXT COLLATE "C" NOT NULL,
    "actorId" TEXT COLLATE "C",
    "actor" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "passage" TEXT COLLATE "C",
    "replyTo" TEXT COLLATE "C",
    "resolvedAt" TEXT COLLATE "C",
    "resolvedBy" TEXT COLLATE "C",

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewStep_incident_id_idx" ON "ReviewStep"("incident", "id");

-- CreateIndex
CREATE INDEX "ReviewStep_asked_id_idx" ON "ReviewStep"("asked", "id");

-- CreateIndex
CREATE INDEX "Comment_incident_id_idx" ON "Comment"("incident", "id");
