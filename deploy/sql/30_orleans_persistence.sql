-- Grain states. A row is named by service, type hash and name, key hash and key; its version is the ETag and only grows.
CREATE TABLE IF NOT EXISTS OrleansStorage
(
    grainidhash            integer      NOT NULL,
    grainidn0              bigint       NOT NULL,
    grainidn1              bigint       NOT NULL,
    graintypehash          integer      NOT NULL,
    graintypestring        varchar(512) NOT NULL,
    grainidextensionstring varchar(512) NULL,
    serviceid              varchar(150) NOT NULL,
    payloadbinary          bytea        NULL,
    modifiedon             timestamp    NOT NULL,
    version                integer      NULL
);

CREATE INDEX IF NOT EXISTS ix_orleansstorage ON OrleansStorage (grainidhash, graintypehash);

-- The index is not unique, as the providers' contract has it, so two first writes of one state must not overlap: they
-- take turns on a lock named by both hashes, and the statement after the lock sees what the other one committed.
CREATE OR REPLACE FUNCTION orleansha_write_state(
    _grainidhash integer, _grainidn0 bigint, _grainidn1 bigint, _graintypehash integer, _graintypestring text,
    _grainidextensionstring text, _serviceid text, _grainstateversion integer, _payloadbinary bytea)
RETURNS integer LANGUAGE plpgsql AS $body$
DECLARE
    _newversion integer;
BEGIN
    IF _grainstateversion IS NOT NULL THEN
        UPDATE OrleansStorage s
        SET payloadbinary = _payloadbinary, modifiedon = (now() AT TIME ZONE 'utc'), version = s.version + 1
        WHERE s.grainidhash = _grainidhash AND s.graintypehash = _graintypehash
          AND s.grainidn0 = _grainidn0 AND s.grainidn1 = _grainidn1
          AND s.graintypestring = _graintypestring
          AND s.grainidextensionstring IS NOT DISTINCT FROM _grainidextensionstring
          AND s.serviceid = _serviceid AND s.version = _grainstateversion
        RETURNING s.version INTO _newversion;
        RETURN coalesce(_newversion, _grainstateversion);
    END IF;

    PERFORM pg_advisory_xact_lock(_grainidhash, _graintypehash);
    INSERT INTO OrleansStorage
        (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version)
    SELECT _grainidhash, _grainidn0, _grainidn1, _graintypehash, _graintypestring, _grainidextensionstring, _serviceid, _payloadbinary,
           (now() AT TIME ZONE 'utc'), 1
    WHERE NOT EXISTS (
        SELECT 1 FROM OrleansStorage s
        WHERE s.grainidhash = _grainidhash AND s.graintypehash = _graintypehash
          AND s.grainidn0 = _grainidn0 AND s.grainidn1 = _grainidn1
          AND s.graintypestring = _graintypestring
          AND s.grainidextensionstring IS NOT DISTINCT FROM _grainidextensionstring
          AND s.serviceid = _serviceid)
    RETURNING version INTO _newversion;
    RETURN _newversion;
END
$body$;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', '
SELECT PayloadBinary, Version FROM OrleansStorage
WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
  AND graintypestring = @GrainTypeString AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString
  AND serviceid = @ServiceId'),

('WriteToStorageKey', '
SELECT orleansha_write_state(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString,
                             @ServiceId, @GrainStateVersion, @PayloadBinary) AS NewGrainStateVersion'),

('ClearStorageKey', '
UPDATE OrleansStorage SET payloadbinary = NULL, modifiedon = (now() AT TIME ZONE ''utc''), version = version + 1
WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
  AND graintypestring = @GrainTypeString AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString
  AND serviceid = @ServiceId AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion'),

('DeleteStorageKey', '
DELETE FROM OrleansStorage
WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
  AND graintypestring = @GrainTypeString AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString
  AND serviceid = @ServiceId AND version = @GrainStateVersion
RETURNING version + 1 AS NewGrainStateVersion')
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
