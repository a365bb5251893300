-- Loops: what runs, who owns it, what it remembers and what it still has to deliver.

-- One row a loop, updated by every committed step. fillfactor leaves room for HOT updates: no column that a step changes
-- (seq, state) may ever be indexed. Deleted loops stay, so that epoch and seq of a name never go back.
CREATE TABLE IF NOT EXISTS loop
(
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL UNIQUE,
    epoch      bigint      NOT NULL DEFAULT 0,
    seq        bigint      NOT NULL DEFAULT 0,
    revision   bigint      NOT NULL DEFAULT 0,
    state      bytea       NOT NULL DEFAULT ''::bytea,
    owner_silo text        NOT NULL DEFAULT '',
    owner_name text        NOT NULL DEFAULT '',
    owner_zone text        NOT NULL DEFAULT '',
    owner_at   timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz NULL
)
WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);

-- A state of some kilobytes stays in its row: out of line, every step would write a second table.
DO $$
BEGIN
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = 'loop'::regclass AND attname = 'state') <> 'm' THEN
        ALTER TABLE loop ALTER COLUMN state SET STORAGE MAIN;
    END IF;
END $$;

-- Takeover asks by owner; the owner changes with a claim, not with a step, so steps stay HOT.
CREATE INDEX IF NOT EXISTS loop_owner ON loop (owner_silo);

-- Every definition that was ever in force.
CREATE TABLE IF NOT EXISTS loop_revision
(
    loop_id    bigint      NOT NULL REFERENCES loop (id) ON DELETE CASCADE,
    revision   bigint      NOT NULL,
    definition text        NOT NULL,
    hash       text        NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (loop_id, revision)
);

-- Decisions that are not delivered yet. A row lives from the commit of its step to the commit after its delivery. No
-- foreign key: its check would cost every step a lock on the loop's row.
CREATE TABLE IF NOT EXISTS outbox
(
    loop_id bigint           NOT NULL,
    output  text             NOT NULL,
    seq     bigint           NOT NULL,
    epoch   bigint           NOT NULL,
    value   double precision NOT NULL,
    quality integer          NOT NULL,
    at      timestamptz      NOT NULL,
    PRIMARY KEY (loop_id, output, seq)
)
WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);

-- Decisions that were given up, for the operator.
CREATE TABLE IF NOT EXISTS dead_letter
(
    loop_id bigint           NOT NULL,
    output  text             NOT NULL,
    seq     bigint           NOT NULL,
    epoch   bigint           NOT NULL,
    value   double precision NOT NULL,
    quality integer          NOT NULL,
    at      timestamptz      NOT NULL,
    dead_at timestamptz      NOT NULL DEFAULT now(),
    reason  text             NOT NULL,
    PRIMARY KEY (loop_id, output, seq)
);
