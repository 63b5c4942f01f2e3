-- CreateTable
CREATE TABLE "ActionProposal" (
    "id" TEXT COLLATE "C" NOT NULL,
    "incident" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "madeAt" TEXT COLLATE "C" NOT NULL,
    "dismissedAt" TEXT COLLATE "C",
    "dismissedBy" TEXT COLLATE "C",

    CONSTRAINT "ActionProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DigestDelivery" (
    "recipient" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C",
    "sentAt" TEXT COLLATE "C",
    "isOff" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DigestDelivery_pkey" PRIMARY KEY ("recipient")
);

-- CreateIndex
CREATE INDEX "ActionProposal_incident_idx" ON "ActionProposal"("incident");
