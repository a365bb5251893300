-- What people are to be told, in the order in which it came. Positions may have gaps, and one may become visible after a higher
-- one: whoever reads on from a position looks back over the last seconds. Bounded by the silos: the newest 100,000 are kept.
CREATE TABLE IF NOT EXISTS alert_entry
(
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key      text             NOT NULL UNIQUE,
    loop     text             NOT NULL,
    output   text             NOT NULL,
    route    text             NOT NULL,
    severity integer          NOT NULL,
    value    double precision NOT NULL,
    quality  text             NOT NULL,
    at       timestamptz      NOT NULL,
    text     text             NOT NULL DEFAULT '',
    kept_at  timestamptz      NOT NULL DEFAULT now()
);
