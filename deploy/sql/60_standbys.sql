-- Where loops stand by, and which zones are drained.

-- One row a loop that asks for standbys or zones, written when they change and never by a step. It counts while its epoch is
-- the loop's own; a later owner writes its own row over it.
CREATE TABLE IF NOT EXISTS loop_standby
(
    loop_id bigint  PRIMARY KEY,
    epoch   bigint  NOT NULL,
    wanted  integer NOT NULL,
    zones   text[]  NOT NULL,
    silos   text[]  NOT NULL
);

-- Zones that are to hold nothing. A zone that is not here is open.
CREATE TABLE IF NOT EXISTS zone_order
(
    zone       text        PRIMARY KEY,
    drained    boolean     NOT NULL,
    ordered_at timestamptz NOT NULL DEFAULT now()
);
