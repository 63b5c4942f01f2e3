-- DropForeignKey
ALTER TABLE "Evidence" DROP CONSTRAINT "Evidence_incidentKey_fkey";

-- DropTable
DROP TABLE "Evidence";
