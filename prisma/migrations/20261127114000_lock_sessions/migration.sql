-- AlterTable
ALTER TABLE "Session" ADD COLUMN "lockedAt" BIGINT;
