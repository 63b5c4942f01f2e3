-- CreateTable
CREATE TABLE "RelationRejection" (
    "id" TEXT COLLATE "C" NOT NULL,
    "at" TEXT COLLATE "C" NOT NULL,
    "actorId" TEXT COLLATE "C",
    "actor" TEXT COLLATE "C" NOT NULL,
    "one" TEXT COLLATE "C" NOT NULL,
    "other" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "basis" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",

    CONSTRAINT "RelationRejection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RelationRejection_other_idx" ON "RelationRejection"("other");

-- CreateIndex
CREATE UNIQUE INDEX "RelationRejection_one_other_basis_key" ON "RelationRejection"("one", "other", "basis");
