-- Made by scripts/make-migration.mjs, then changed by hand: without CREATE SCHEMA, which asks for a
-- right on the whole database that the desk's user need not have.

-- CreateTable
CREATE TABLE "JournalRow" (
    "sequence" BIGINT NOT NULL,
    "time" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "JournalRow_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "JournalTip" (
    "id" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "JournalTip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "sequence" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "stateHash" TEXT NOT NULL,
    "parts" INTEGER NOT NULL,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "SnapshotPart" (
    "sequence" BIGINT NOT NULL,
    "part" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "SnapshotPart_pkey" PRIMARY KEY ("sequence","part")
);

-- CreateTable
CREATE TABLE "Lease" (
    "id" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VenueBook" (
    "venue" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "VenueBook_pkey" PRIMARY KEY ("venue","kind","key")
);

-- CreateTable
CREATE TABLE "ReadCursor" (
    "id" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "ReadCursor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderRow" (
    "orderId" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "clientOrderId" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "strategy" TEXT,
    "isOpen" BOOLEAN NOT NULL,
    "submittedAt" BIGINT NOT NULL,
    "record" TEXT NOT NULL,

    CONSTRAINT "OrderRow_pkey" PRIMARY KEY ("orderId")
);

-- CreateTable
CREATE TABLE "OrderEventRow" (
    "orderId" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "OrderEventRow_pkey" PRIMARY KEY ("orderId","sequence")
);

-- CreateTable
CREATE TABLE "FillRow" (
    "sequence" BIGINT NOT NULL,
    "account" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "orderId" TEXT,
    "recordedAt" BIGINT NOT NULL,
    "record" TEXT NOT NULL,

    CONSTRAINT "FillRow_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "PositionRow" (
    "account" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "record" TEXT NOT NULL,

    CONSTRAINT "PositionRow_pkey" PRIMARY KEY ("account","instrument")
);

-- CreateTable
CREATE TABLE "ClosedPositionRow" (
    "sequence" BIGINT NOT NULL,
    "account" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "closedAt" BIGINT NOT NULL,
    "record" TEXT NOT NULL,

    CONSTRAINT "ClosedPositionRow_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "EquityRow" (
    "sequence" BIGINT NOT NULL,
    "account" TEXT NOT NULL,
    "time" BIGINT NOT NULL,
    "record" TEXT NOT NULL,

    CONSTRAINT "EquityRow_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "Person" (
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "disabledAt" BIGINT,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Session" (
    "number" SERIAL NOT NULL,
    "person" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "lastSeenAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "endsAt" BIGINT NOT NULL,
    "revokedAt" BIGINT,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "apiKeyId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT,
    "expiresAt" BIGINT,
    "revokedAt" BIGINT,

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("apiKeyId")
);

-- CreateTable
CREATE TABLE "IdempotencyRow" (
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "call" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "claimedAt" BIGINT NOT NULL,
    "status" INTEGER,
    "body" TEXT,

    CONSTRAINT "IdempotencyRow_pkey" PRIMARY KEY ("caller","key")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "layout" TEXT NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("person","name")
);

-- CreateTable
CREATE TABLE "Setting" (
    "owner" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("owner","key")
);

-- CreateIndex
CREATE INDEX "JournalRow_type_sequence_idx" ON "JournalRow"("type", "sequence");

-- CreateIndex
CREATE INDEX "OrderRow_isOpen_orderId_idx" ON "OrderRow"("isOpen", "orderId");

-- CreateIndex
CREATE INDEX "OrderRow_instrument_orderId_idx" ON "OrderRow"("instrument", "orderId");

-- CreateIndex
CREATE INDEX "OrderRow_account_clientOrderId_idx" ON "OrderRow"("account", "clientOrderId");

-- CreateIndex
CREATE INDEX "OrderRow_submittedAt_idx" ON "OrderRow"("submittedAt");

-- CreateIndex
CREATE INDEX "FillRow_orderId_sequence_idx" ON "FillRow"("orderId", "sequence");

-- CreateIndex
CREATE INDEX "FillRow_instrument_sequence_idx" ON "FillRow"("instrument", "sequence");

-- CreateIndex
CREATE INDEX "FillRow_recordedAt_idx" ON "FillRow"("recordedAt");

-- CreateIndex
CREATE INDEX "ClosedPositionRow_instrument_sequence_idx" ON "ClosedPositionRow"("instrument", "sequence");

-- CreateIndex
CREATE INDEX "ClosedPositionRow_closedAt_idx" ON "ClosedPositionRow"("closedAt");

-- CreateIndex
CREATE INDEX "EquityRow_account_time_idx" ON "EquityRow"("account", "time");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_person_idx" ON "Session"("person");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_secretHash_key" ON "ApiKey"("secretHash");

-- CreateIndex
CREATE INDEX "ApiKey_person_idx" ON "ApiKey"("person");

-- CreateIndex
CREATE INDEX "IdempotencyRow_claimedAt_idx" ON "IdempotencyRow"("claimedAt");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_person_fkey" FOREIGN KEY ("person") REFERENCES "Person"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_person_fkey" FOREIGN KEY ("person") REFERENCES "Person"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_person_fkey" FOREIGN KEY ("person") REFERENCES "Person"("name") ON DELETE RESTRICT ON UPDATE CASCADE;
