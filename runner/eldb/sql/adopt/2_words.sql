-- Functions that translate the values of the old columns. They return NULL for an unclear value.
CREATE FUNCTION pg_temp.as_uuid(p_text text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN p_text ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN p_text::uuid END;
$$;

CREATE FUNCTION pg_temp.as_date(p_text text) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN nullif(nullif(p_text::timestamptz, 'infinity'), '-infinity');
EXCEPTION
    WHEN data_exception THEN RETURN NULL;
END;
$$;

-- Returns a time that an id can contain: from 1970 to now.
CREATE FUNCTION pg_temp.as_time(p_text text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
SELECT d.at FROM pg_temp.as_date(p_text) AS d (at) WHERE d.at BETWEEN 'epoch' AND now();
$$;

-- Returns the same id for the same row in every run: its time, then bits from a hash of its old key.
CREATE FUNCTION pg_temp.as_id(p_source text, p_key text, p_at timestamptz DEFAULT 'epoch') RETURNS uuid LANGUAGE sql STABLE AS $$
SELECT encode(
    substring(uuid_send(priv.uuid_floor(p_at)) FROM 1 FOR 6)
    || set_byte(set_byte(h.tail, 0, get_byte(h.tail, 0) & 15 | 112), 2, get_byte(h.tail, 2) & 63 | 128),
    'hex'
)::uuid
FROM (SELECT substring(sha256(convert_to(p_source || ':' || p_key, 'UTF8')) FROM 1 FOR 10) AS tail) AS h;
$$;

CREATE FUNCTION pg_temp.as_text(p_text text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN p_text ~ '\S' THEN btrim(p_text) END;
$$;

CREATE FUNCTION pg_temp.as_list(p_value jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
SELECT coalesce(array_agg(DISTINCT pg_temp.as_text(e.value #>> '{}') ORDER BY pg_temp.as_text(e.value #>> '{}')), '{}')
FROM jsonb_array_elements(CASE jsonb_typeof(p_value) WHEN 'array' THEN p_value ELSE '[]' END) AS e (value)
WHERE jsonb_typeof(e.value) = 'string' AND pg_temp.as_text(e.value #>> '{}') IS NOT NULL;
$$;

-- Returns the names of protocols from a list of names, or from an object with true or false for each name. No protocol here
-- can express any other shape.
CREATE FUNCTION pg_temp.as_protocols(p_value jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
SELECT CASE
    WHEN p_value IS NULL OR p_value IN ('null', '[]', '{}') THEN '{}'
    WHEN jsonb_typeof(p_value) = 'array' AND NOT jsonb_path_exists(p_value, 'strict $[*] ? (@.type() != "string")') THEN (
        SELECT CASE WHEN bool_and(n.name ~ '\S' AND char_length(n.name) <= 200) THEN array_agg(DISTINCT n.name) END
        FROM jsonb_array_elements_text(p_value) AS n (name)
    )
    WHEN jsonb_typeof(p_value) = 'object' AND NOT jsonb_path_exists(p_value, 'strict $.* ? (@.type() != "boolean")') THEN (
        SELECT CASE
            WHEN bool_and(n.name ~ '\S' AND char_length(n.name) <= 200)
                THEN coalesce(array_agg(DISTINCT n.name) FILTER (WHERE n.holds = 'true'), '{}')
        END
        FROM jsonb_each_text(p_value) AS n (name, holds)
    )
END;
$$;

-- Only true means yes, and only false means no; a word, a number or NULL means neither.
CREATE FUNCTION pg_temp.as_consent(p_settings jsonb, p_key text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
SELECT CASE p_settings -> p_key WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END
WHERE jsonb_typeof(p_settings) = 'object';
$$;
