-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Evidence";
PRAGMA foreign_keys=on;
