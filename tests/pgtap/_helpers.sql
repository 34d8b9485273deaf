-- What the tests share: people, their communities, and a way to act as one of them.
CREATE SCHEMA IF NOT EXISTS tap;
COMMENT ON SCHEMA tap IS 'Helpers of the pgTAP suite. Only in a database for tests.';

CREATE OR REPLACE FUNCTION tap.id(p_end text)
RETURNS uuid
LANGUAGE sql
IMMUTABLE
AS $$
SELECT overlay(
    '00000000-0000-7000-8000-000000000000' PLACING p_end FROM 37 - length(p_end)
)::uuid;
$$;
COMMENT ON FUNCTION tap.id(text) IS
'The id with this end: a1 for a protocol, c1 for a community.';

CREATE OR REPLACE FUNCTION tap.person(p_person bigint)
RETURNS uuid
LANGUAGE sql
IMMUTABLE
AS $$
SELECT tap.id(p_person::text);
$$;
COMMENT ON FUNCTION tap.person(bigint) IS
'The id of a person of tap.society or tap.memberships.';

CREATE OR REPLACE FUNCTION tap.here()
RETURNS uuid
LANGUAGE sql
IMMUTABLE
AS $$
SELECT tap.id('c1');
$$;
COMMENT ON FUNCTION tap.here() IS 'The community that the tests are about.';

CREATE OR REPLACE FUNCTION tap.elsewhere()
RETURNS uuid
LANGUAGE sql
IMMUTABLE
AS $$
SELECT tap.id('c2');
$$;
COMMENT ON FUNCTION tap.elsewhere() IS
'A second community, of which the storyteller is a member too.';

CREATE OR REPLACE FUNCTION tap.neighbours()
RETURNS uuid
LANGUAGE sql
IMMUTABLE
AS $$
SELECT tap.id('c3');
$$;
COMMENT ON FUNCTION tap.neighbours() IS
'A third community, which shares nobody with the others.';

CREATE OR REPLACE FUNCTION tap.settle(p_people text[], p_communities text[])
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
    INSERT INTO ledger.profiles (id, display_name)
    SELECT tap.person(p.number), p.name
    FROM unnest(p_people) WITH ORDINALITY AS p (name, number);
    INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
    SELECT tap.id('c' || c.number), r.id, c.slug, c.slug, 'small', 'AU'
    FROM ledger.regions AS r
    CROSS JOIN unnest(p_communities) WITH ORDINALITY AS c (slug, number)
    WHERE r.is_local;
END;
$$;
COMMENT ON FUNCTION tap.settle(text[], text[]) IS
'People 1 and following, communities c1 and following, and the login a gateway.';

CREATE OR REPLACE FUNCTION tap.society()
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.settle(
        ARRAY[
            'Storyteller', 'Member', 'Elder', 'Lead', 'Elder elsewhere', 'Stranger',
            'Neighbour', 'Researcher'
        ],
        ARRAY['here', 'elsewhere', 'neighbours']
    );
    INSERT INTO ledger.community_members (
        community_id, profile_id, role, status, valid_from
    )
    SELECT tap.id(m.community), tap.person(m.person), m.role, 'active', '2020-01-01'
    FROM (
        VALUES
        ('c1', 1, 'member'), ('c1', 2, 'member'), ('c1', 3, 'elder'), ('c1', 4, 'lead'),
        ('c2', 1, 'member'), ('c2', 5, 'elder'), ('c3', 7, 'member')
    ) AS m (community, person, role);
END;
$$;
COMMENT ON FUNCTION tap.society() IS
'Those around a story: 1 the storyteller, 2 a member, 3 an elder and 4 a lead of their '
'community, 5 an elder elsewhere, 6 a stranger, 7 a neighbour, 8 a researcher of no '
'community.';

CREATE OR REPLACE FUNCTION tap.memberships()
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.settle(
        ARRAY[
            'Member', 'Elder', 'Lead', 'Lead elsewhere', 'Invited', 'Suspended', 'Gone',
            'Later', 'Stranger'
        ],
        ARRAY['planted-here', 'planted-elsewhere']
    );
    INSERT INTO ledger.community_members (
        community_id, profile_id, role, status, valid_from, valid_until
    )
    SELECT
        tap.id(m.community), tap.person(m.person), m.role, m.status,
        m.valid_from::timestamptz, m.valid_until::timestamptz
    FROM (
        VALUES
        ('c1', 1, 'member', 'active', '2020-01-01', NULL),
        ('c1', 2, 'elder', 'active', '2020-01-01', NULL),
        ('c1', 3, 'lead', 'active', '2020-01-01', '2090-01-01'),
        ('c2', 4, 'lead', 'active', '2020-01-01', NULL),
        ('c1', 5, 'lead', 'invited', '2020-01-01', NULL),
        ('c1', 6, 'lead', 'suspended', '2020-01-01', NULL),
        ('c1', 7, 'lead', 'active', '2020-01-01', '2021-01-01'),
        ('c1', 8, 'lead', 'active', '2090-01-01', NULL)
    ) AS m (community, person, role, status, valid_from, valid_until);
END;
$$;
COMMENT ON FUNCTION tap.memberships() IS
'Every way to belong: 1 a member, 2 an elder, 3 a lead until 2090, 4 a lead elsewhere; '
'leads who are 5 invited, 6 suspended, 7 gone since 2021, 8 to begin in 2090; 9 a '
'stranger.';

CREATE OR REPLACE FUNCTION tap.become(p_role text, p_person integer DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
SELECT
    set_config('role', p_role, TRUE),
    set_config(
        'request.jwt.claims',
        CASE WHEN p_person IS NULL THEN ''
            ELSE format('{"sub": "%s"}', tap.person(p_person))
        END,
        TRUE
    );
$$;
COMMENT ON FUNCTION tap.become(text, integer) IS
'Go on as a role with the claims of a person, or of nobody; as none: as the login.';

CREATE OR REPLACE FUNCTION tap.tell(p_title text, p_status text, p_privacy text)
RETURNS uuid
LANGUAGE plpgsql
AS $$
DECLARE
    v_story_id uuid;
    v_step text;
BEGIN
    INSERT INTO ledger.stories (storyteller_id, home_community_id, title, content, privacy)
    VALUES (tap.person(1), tap.here(), p_title, 'Long ago.', p_privacy)
    RETURNING id INTO v_story_id;
    FOREACH v_step IN ARRAY CASE p_status
        WHEN 'draft' THEN '{}'
        WHEN 'archived' THEN '{submitted,published,archived}'
        WHEN 'published' THEN '{submitted,published}'
        ELSE ARRAY[p_status]
    END
    LOOP
        UPDATE ledger.stories
        SET status = v_step,
            review_status = CASE v_step
                WHEN 'published' THEN 'approved' ELSE review_status
            END,
            submitted_at = coalesce(submitted_at, priv.now()),
            published_at = CASE
                WHEN v_step IN ('published', 'archived') THEN priv.now()
            END,
            archived_at = CASE v_step WHEN 'archived' THEN priv.now() END
        WHERE id = v_story_id;
    END LOOP;
    PERFORM set_config('test.' || p_title, v_story_id::text, TRUE);
    PERFORM set_config(
        'test.told', concat_ws(' ', current_setting('test.told', TRUE), v_story_id), TRUE
    );
    RETURN v_story_id;
END;
$$;
COMMENT ON FUNCTION tap.tell(text, text, text) IS
'A story of person 1, told here and brought to a status; tap.story finds it again.';

CREATE OR REPLACE FUNCTION tap.story(p_title text)
RETURNS uuid
LANGUAGE sql
STABLE
AS $$
SELECT current_setting('test.' || p_title)::uuid;
$$;
COMMENT ON FUNCTION tap.story(text) IS 'The id of a story that this test told.';

CREATE OR REPLACE FUNCTION tap.titles(p_role text, p_person integer DEFAULT NULL)
RETURNS text[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_titles text[];
BEGIN
    PERFORM tap.become(p_role, p_person);
    v_titles := ARRAY(
        SELECT title
        FROM ledger.stories
        WHERE position(id::text IN current_setting('test.told')) > 0
        ORDER BY title COLLATE "C"
    );
    PERFORM tap.become('none');
    RETURN v_titles;
END;
$$;
COMMENT ON FUNCTION tap.titles(text, integer) IS
'The stories of this test that somebody sees, by title.';

CREATE OR REPLACE FUNCTION tap.shelf()
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.society();
    PERFORM tap.tell(s.title, s.status, s.privacy)
    FROM (
        VALUES
        ('draft', 'draft', 'public'), ('asked', 'submitted', 'community'),
        ('secret', 'published', 'private'), ('circle', 'published', 'community'),
        ('open', 'published', 'public')
    ) AS s (title, status, privacy);
    PERFORM tap.become('authenticated', 1);
    PERFORM ledger.give_consent(tap.story('open'), 'public_display');
    PERFORM ledger.share_story(tap.story('open'), tap.elsewhere());
    PERFORM tap.become('none');
END;
$$;
COMMENT ON FUNCTION tap.shelf() IS
'The people of tap.society and five stories of person 1: a draft; asked, which waits for '
'review; secret, published for its storyteller alone; circle, published for here; open, '
'published for everybody with consent and shared with elsewhere.';

CREATE OR REPLACE FUNCTION tap.finds(
    p_query text, p_role text, p_person integer DEFAULT NULL
)
RETURNS text[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_row text;
    v_rows text[] := '{}';
BEGIN
    PERFORM tap.become(p_role, p_person);
    FOR v_row IN EXECUTE
        CASE WHEN p_query ~ '\s' THEN p_query ELSE format('EXECUTE %I', p_query) END
    LOOP
        v_rows := v_rows || v_row;
    END LOOP;
    PERFORM tap.become('none');
    RETURN v_rows;
END;
$$;
COMMENT ON FUNCTION tap.finds(text, text, integer) IS
'The rows of one column that somebody gets from a query or a prepared statement.';

CREATE OR REPLACE FUNCTION tap.titles_in(
    p_table regclass, p_role text, p_person integer DEFAULT NULL,
    p_column text DEFAULT 'story_id'
)
RETURNS text[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids CONSTANT uuid[] := tap.finds(
        format('SELECT %I FROM %s', p_column, p_table), p_role, p_person
    );
BEGIN
    RETURN ARRAY(
        SELECT s.title
        FROM unnest(v_ids) AS f (story_id)
        INNER JOIN ledger.stories AS s ON s.id = f.story_id
        WHERE position(s.id::text IN current_setting('test.told')) > 0
        ORDER BY s.title COLLATE "C"
    );
END;
$$;
COMMENT ON FUNCTION tap.titles_in(regclass, text, integer, text) IS
'The titles of the stories of this test that the rows of a table lead somebody to, one '
'for each row that they see.';

CREATE OR REPLACE FUNCTION tap.declare_protocol(
    p_protocol text,
    p_enforcement text DEFAULT 'mandatory',
    p_access_mode text DEFAULT 'strict',
    p_is_active boolean DEFAULT TRUE
)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ledger.cultural_protocols (
        id, community_id, name, enforcement, access_mode, is_active, created_by
    )
    VALUES (
        tap.id(p_protocol), tap.here(), 'Women''s business', p_enforcement, p_access_mode,
        p_is_active, tap.person(4)
    );
    INSERT INTO ledger.protocol_communities (protocol_id, community_id)
    VALUES (tap.id(p_protocol), tap.here()), (tap.id(p_protocol), tap.elsewhere());
END;
$$;
COMMENT ON FUNCTION tap.declare_protocol(text, text, text, boolean) IS
'A protocol, Women''s business, declared here by person 4 and shared with elsewhere.';

CREATE OR REPLACE FUNCTION tap.admit(
    p_protocol text,
    p_community text,
    p_person integer,
    p_is_blocked boolean DEFAULT FALSE,
    p_valid tstzrange DEFAULT '[-infinity,)',
    p_role text DEFAULT 'member'
)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ledger.protocol_members (
        protocol_id, community_id, profile_id, role, is_blocked, valid_from, valid_until,
        added_by
    )
    VALUES (
        tap.id(p_protocol), tap.id(p_community), tap.person(p_person), p_role,
        p_is_blocked, lower(p_valid), upper(p_valid), tap.person(4)
    )
    ON CONFLICT (protocol_id, community_id, profile_id) DO UPDATE
        SET is_blocked = excluded.is_blocked,
            valid_from = excluded.valid_from,
            valid_until = excluded.valid_until;
END;
$$;
COMMENT ON FUNCTION tap.admit(text, text, integer, boolean, tstzrange, text) IS
'Admit a person to a protocol through a community, or block them, for a time.';

CREATE OR REPLACE FUNCTION tap.bind(p_title text, VARIADIC p_protocols text[])
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
    SELECT tap.story(p_title), tap.id(p), tap.person(4)
    FROM unnest(p_protocols) AS p;
END;
$$;
COMMENT ON FUNCTION tap.bind(text, text[]) IS 'Put a story under protocols.';

CREATE OR REPLACE FUNCTION tap.label(p_label text)
RETURNS uuid
LANGUAGE sql
STABLE
AS $$
SELECT current_setting('test.label_' || p_label)::uuid;
$$;
COMMENT ON FUNCTION tap.label(text) IS 'The id of a label of tap.write_labels.';

CREATE OR REPLACE FUNCTION tap.write_labels()
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('authenticated', 3);
    PERFORM
        set_config(
            'test.label_' || l.label,
            ledger.create_label(tap.here(), l.type, l.name, 'Name us.')::text, TRUE
        ),
        ledger.translate_label(tap.label(l.label), 'fr', l.name_in_french, 'Nommez-nous.')
    FROM (
        VALUES ('used', 'tk_a', 'Ours', 'À nous'), ('spare', 'tk_ss', 'Not yet', 'Pas encore')
    ) AS l (label, type, name, name_in_french);
    PERFORM tap.become('none');
END;
$$;
COMMENT ON FUNCTION tap.write_labels() IS
'Two labels that elder 3 wrote here and translated into French: used and spare.';

CREATE OR REPLACE FUNCTION tap.lets(
    p_table regclass, p_policy text, p_row jsonb, p_role text, p_person integer DEFAULT NULL
)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_clause record;
    v_is_let boolean;
    v_does text[] := '{}';
BEGIN
    FOR v_clause IN
        SELECT c.does, c.condition
        FROM pg_policy AS p
        CROSS JOIN LATERAL (
            VALUES
            ('reads', pg_get_expr(p.polqual, p.polrelid)),
            ('writes', pg_get_expr(p.polwithcheck, p.polrelid))
        ) AS c (does, condition)
        WHERE p.polrelid = p_table AND p.polname = p_policy AND c.condition IS NOT NULL
    LOOP
        PERFORM tap.become(p_role, p_person);
        EXECUTE format(
            'SELECT %s FROM jsonb_populate_record(NULL::%s, %L) AS %I',
            v_clause.condition, p_table, p_row,
            (SELECT relname FROM pg_class WHERE oid = p_table)
        ) INTO v_is_let;
        PERFORM tap.become('none');
        IF v_is_let THEN
            v_does := v_does || v_clause.does;
        END IF;
    END LOOP;
    RETURN array_to_string(v_does, ' and ');
END;
$$;
COMMENT ON FUNCTION tap.lets(regclass, text, jsonb, text, integer) IS
'What the conditions of a policy let somebody do with a row, which need not be in the '
'table: reads, writes, reads and writes, or nothing.';

CREATE OR REPLACE FUNCTION tap.wind(p_by interval)
RETURNS text
LANGUAGE sql
AS $$
SELECT set_config('ledger.clock', (now() + p_by)::text, TRUE);
$$;
COMMENT ON FUNCTION tap.wind(interval) IS
'Wind the ledger''s clock on from the test''s begin.';

CREATE OR REPLACE FUNCTION tap.refusal(p_query text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_code text;
    v_message text;
    v_detail text;
    v_hint text;
BEGIN
    EXECUTE p_query;
    RETURN 'done';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS
        v_code = RETURNED_SQLSTATE,
        v_message = MESSAGE_TEXT,
        v_detail = PG_EXCEPTION_DETAIL,
        v_hint = PG_EXCEPTION_HINT;
    RETURN regexp_replace(
        concat_ws(' | ', v_code, v_message, v_detail, v_hint),
        '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'ID', 'g'
    );
END;
$$;
COMMENT ON FUNCTION tap.refusal(text) IS
'Code, message, detail and hint of a refusal, each id written ID; done for none.';

CREATE OR REPLACE FUNCTION tap.audited(p_action text, p_object_id uuid DEFAULT NULL)
RETURNS SETOF text
LANGUAGE plpgsql
AS $$
BEGIN
    RETURN QUERY
    SELECT
        regexp_replace(
            regexp_replace(
                concat_ws(' ', l.actor_id, l.acting_as, l.object_kind, l.object_id, l.detail),
                '00000000-0000-7000-8000-0{10}0?', '', 'g'
            ),
            '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'ID', 'g'
        )
    FROM ledger.access_logs AS l
    WHERE l.action = p_action AND (p_object_id IS NULL OR l.object_id = p_object_id)
    ORDER BY l.id;
END;
$$;
COMMENT ON FUNCTION tap.audited(text, uuid) IS
'The audit rows of an action, on one object or on any: who, as which role, to what, with '
'what detail; ids of the helpers by their ends, all others as ID.';

CREATE OR REPLACE FUNCTION tap.broken(p_query text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_constraint text;
BEGIN
    EXECUTE p_query;
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
    RAISE EXCEPTION 'undone' USING ERRCODE = 'TT001';
EXCEPTION
    WHEN SQLSTATE 'TT001' THEN
        RETURN 'none';
    WHEN integrity_constraint_violation THEN
        GET STACKED DIAGNOSTICS v_constraint = CONSTRAINT_NAME;
        RETURN v_constraint;
END;
$$;
COMMENT ON FUNCTION tap.broken(text) IS
'The constraint that a statement breaks, or none; what it did is undone.';

CREATE OR REPLACE FUNCTION tap.callers(p_function regproc)
RETURNS text[]
LANGUAGE sql
AS $$
SELECT ARRAY(
    SELECT r
    FROM unnest(
        ARRAY['anon', 'authenticated', 'ledger_auditor', 'ledger_maintenance', 'service_role']
    ) AS r
    WHERE has_function_privilege(r, p_function, 'EXECUTE')
);
$$;
COMMENT ON FUNCTION tap.callers(regproc) IS
'The roles that may call a function: of the API, the auditor and the jobs.';

CREATE OR REPLACE FUNCTION tap.attempt(p_person integer, p_query text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_outcome text;
BEGIN
    PERFORM tap.become('authenticated', p_person);
    v_outcome := tap.refusal(p_query);
    PERFORM tap.become('none');
    RETURN v_outcome;
END;
$$;
COMMENT ON FUNCTION tap.attempt(integer, text) IS
'Run a statement as a person who is signed in, or with NULL without claims; returns '
'done or the refusal, as tap.refusal does, and goes on as the login.';

CREATE OR REPLACE FUNCTION tap.who(p_query text, p_role text DEFAULT 'authenticated')
RETURNS integer[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_people integer[] := '{}';
    v_holds boolean;
BEGIN
    FOR v_person IN 1..9 LOOP
        PERFORM tap.become(p_role, v_person);
        EXECUTE p_query INTO v_holds;
        IF v_holds THEN
            v_people := v_people || v_person;
        END IF;
    END LOOP;
    PERFORM tap.become('none');
    RETURN v_people;
END;
$$;
COMMENT ON FUNCTION tap.who(text, text) IS
'Run a query as each of the persons 1 to 9; returns those for whom it is true, and '
'goes on as the login.';

CREATE OR REPLACE FUNCTION tap.readers(p_title text)
RETURNS integer[]
LANGUAGE sql
AS $$
SELECT tap.who(
    format('SELECT EXISTS (SELECT FROM ledger.stories WHERE id = %L)', tap.story(p_title))
);
$$;
COMMENT ON FUNCTION tap.readers(text) IS
'The persons who see a story of this test when they are signed in.';

CREATE OR REPLACE FUNCTION tap.by_hand(p_query text)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM set_config('session_replication_role', 'replica', TRUE);
    EXECUTE p_query;
    PERFORM set_config('session_replication_role', 'origin', TRUE);
END;
$$;
COMMENT ON FUNCTION tap.by_hand(text) IS
'Run a statement with triggers off, to leave behind what a restore or a hand could.';

CREATE OR REPLACE FUNCTION tap.cure(p_check regproc)
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN EXECUTE format('SELECT remediation FROM %s()', p_check) LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$$;
COMMENT ON FUNCTION tap.cure(regproc) IS
'Run the remedy of each finding of a check, as an operator would paste it.';

CREATE OR REPLACE FUNCTION tap.agree(p_agreement text, p_is_accepted boolean DEFAULT TRUE)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by, accepted_by,
    accepted_at
)
VALUES (
    tap.id(p_agreement), tap.here(), tap.neighbours(), tap.here(), tap.person(4),
    CASE WHEN p_is_accepted THEN tap.person(7) END,
    CASE WHEN p_is_accepted THEN now() END
);
$$;
COMMENT ON FUNCTION tap.agree(text, boolean) IS
'A sharing agreement that person 4 proposed for here and person 7 accepted for the '
'neighbours, or a proposal that nobody has accepted yet.';

CREATE OR REPLACE FUNCTION tap.let_study(p_grant text, p_person integer)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.research_grants (
    id, community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (
    tap.id(p_grant), tap.here(), tap.person(p_person), 'Rain', now() + '1 year'::interval,
    tap.person(3)
);
$$;
COMMENT ON FUNCTION tap.let_study(text, integer) IS
'A research grant that person 3 gave a person here for one year.';

CREATE OR REPLACE FUNCTION tap.serve(p_query text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_outcome text;
BEGIN
    PERFORM tap.become('service_role');
    v_outcome := tap.refusal(p_query);
    PERFORM tap.become('none');
    RETURN v_outcome;
END;
$$;
COMMENT ON FUNCTION tap.serve(text) IS
'Run a statement as the service role; returns done or the refusal, as tap.refusal '
'does, and goes on as the login.';

CREATE OR REPLACE FUNCTION tap.attempts(
    p_person integer, p_query text, VARIADIC p_ids uuid[]
)
RETURNS text
LANGUAGE sql
AS $$
SELECT string_agg(DISTINCT tap.attempt(p_person, format(p_query, id)), ' or ')
FROM unnest(p_ids) AS id;
$$;
COMMENT ON FUNCTION tap.attempts(integer, text, uuid[]) IS
'Run a statement with each id in the place of %L, as tap.attempt does; returns the '
'outcome once where it is always the same.';

CREATE OR REPLACE FUNCTION tap.unseen(p_kind text)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.refusal(format('SELECT priv.refuse_unseen(%L, %L)', p_kind, tap.id('ff')));
$$;
COMMENT ON FUNCTION tap.unseen(text) IS
'The refusal of something of a kind that is hidden or does not exist.';

CREATE OR REPLACE FUNCTION tap.learn(
    p_insight text, p_title text, p_person integer DEFAULT 4
)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.community_insights (
    id, community_id, kind, title, description, recorded_by
)
VALUES (
    tap.id(p_insight), tap.here(), 'theme', 'Water', 'It runs through all.',
    tap.person(p_person)
);
INSERT INTO ledger.insight_stories (insight_id, story_id)
VALUES (tap.id(p_insight), tap.story(p_title));
$$;
COMMENT ON FUNCTION tap.learn(text, text, integer) IS
'An insight of here that a person, else the lead 4, recorded from a story.';

CREATE OR REPLACE FUNCTION tap.earn(
    p_event text, p_title text, p_amount numeric DEFAULT 100
)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.value_events (
    id, story_id, kind, description, amount, currency, occurred_on, recorded_by
)
VALUES (
    tap.id(p_event), tap.story(p_title),
    CASE WHEN p_amount IS NULL THEN 'social' ELSE 'monetary' END, 'A fee.', p_amount,
    CASE WHEN p_amount IS NOT NULL THEN 'AUD' END, '2020-01-01', tap.person(1)
);
$$;
COMMENT ON FUNCTION tap.earn(text, text, numeric) IS
'A value event of a story that person 1 recorded: an amount in AUD, or with NULL a '
'social one.';

CREATE OR REPLACE FUNCTION tap.hand_out(p_event text)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.value_distribution (
    event_id, position, story_id, profile_id, community_id, amount, method,
    distributed_by
)
SELECT
    e.id, s.position, e.story_id, s.profile_id, s.community_id, s.amount,
    'bank transfer', tap.person(4)
FROM ledger.value_events AS e
CROSS JOIN (
    VALUES (1, tap.person(1), NULL::uuid, 66.67), (2, NULL, tap.here(), 33.33)
) AS s (position, profile_id, community_id, amount)
WHERE e.id = tap.id(p_event);
$$;
COMMENT ON FUNCTION tap.hand_out(text) IS
'The 100 AUD of a value event, handed out by person 4: 66.67 to person 1 as share 1, '
'33.33 to here as share 2.';

CREATE OR REPLACE FUNCTION tap.open_session(p_session text, p_title text)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.collaboration_sessions (id, story_id, started_by)
VALUES (tap.id(p_session), tap.story(p_title), tap.person(1));
$$;
COMMENT ON FUNCTION tap.open_session(text, text) IS
'A collaboration session that person 1 opened on a story.';

CREATE OR REPLACE FUNCTION tap.plant_partitions(
    p_width interval DEFAULT '1 month', p_ahead integer DEFAULT 2
)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    CREATE TABLE ledger.planted (id uuid PRIMARY KEY) PARTITION BY RANGE (id);
    ALTER TABLE ledger.planted OWNER TO ledger_owner;
    INSERT INTO ops.partition_sets (table_name, width, ahead, keep)
    VALUES ('ledger.planted', p_width, p_ahead, '90 days');
    PERFORM set_config('ledger.clock', '2031-11-20 12:00:00+00', TRUE);
END;
$$;
COMMENT ON FUNCTION tap.plant_partitions(interval, integer) IS
'Creates ledger.planted, a partitioned table without partitions, and its row in '
'ops.partition_sets, and sets the ledger''s clock to noon of 20 November 2031, in UTC.';

CREATE OR REPLACE FUNCTION tap.broken_copy(
    p_table regclass, p_condition text, p_change jsonb
)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_columns text := (
        SELECT string_agg(quote_ident(a.attname), ', ')
        FROM pg_attribute AS a
        WHERE a.attrelid = p_table AND a.attnum > 0 AND NOT a.attisdropped
            AND (NOT a.atthasdef OR p_change ? a.attname::text)
    );
BEGIN
    RETURN tap.broken(
        format(
            'INSERT INTO %1$s (%2$s)'
            ' SELECT %2$s FROM jsonb_populate_record('
            '(SELECT t FROM %1$s AS t WHERE %3$s LIMIT 1), %4$L)',
            p_table, v_columns, p_condition, p_change
        )
    );
END;
$$;
COMMENT ON FUNCTION tap.broken_copy(regclass, text, jsonb) IS
'The constraint that a copy of a row breaks, or none. p_condition finds the row; '
'p_change holds the columns in which the copy differs; a column with a default takes it.';

CREATE OR REPLACE FUNCTION tap.add_label(p_label text, p_community text DEFAULT 'c1')
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ledger.labels (id, community_id, type_code, created_by)
    VALUES (tap.id(p_label), tap.id(p_community), 'tk_a', tap.person(3));
    INSERT INTO ledger.label_versions (label_id, language, name, description, written_by)
    VALUES (tap.id(p_label), 'en', 'Ours', 'Name us.', tap.person(3));
END;
$$;
COMMENT ON FUNCTION tap.add_label(text, text) IS
'A label of a community, else of here, that person 3 wrote in English: Ours.';

CREATE OR REPLACE FUNCTION tap.protocol_society()
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.society();
    PERFORM tap.declare_protocol('a1');
    PERFORM tap.admit('a1', 'c1', 2, p_role => 'steward');
END;
$$;
COMMENT ON FUNCTION tap.protocol_society() IS
'The people of tap.society and the protocol a1, whose steward here is person 2.';

CREATE OR REPLACE FUNCTION tap.block_some()
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.admit('a1', 'c1', 5, p_role => 'steward');
    PERFORM tap.admit('a1', 'c2', 5, p_is_blocked => TRUE);
    PERFORM tap.admit('a1', 'c1', 6, p_is_blocked => TRUE);
END;
$$;
COMMENT ON FUNCTION tap.block_some() IS
'Block two people from the protocol a1: elsewhere blocks 5, who is its steward here, and '
'here blocks 6.';

CREATE OR REPLACE FUNCTION tap.deny(
    p_purpose text, p_community text DEFAULT 'c1', p_is_denied boolean DEFAULT TRUE
)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES (tap.id(p_community), p_purpose, p_is_denied, tap.person(4));
$$;
COMMENT ON FUNCTION tap.deny(text, text, boolean) IS
'A policy by which a community, else here, denies a purpose or leaves it to its '
'storytellers.';

CREATE OR REPLACE FUNCTION tap.rest(
    p_period text,
    p_effect text,
    p_person integer DEFAULT NULL,
    p_starts interval DEFAULT '0',
    p_ends interval DEFAULT NULL
)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.protocol_periods (
    id, kind, effect, person_id, community_id, declared_by, declaring_community_id,
    starts_at, ends_at
)
VALUES (
    tap.id(p_period), 'season', p_effect, tap.person(p_person),
    CASE WHEN p_person IS NULL THEN tap.here() END, tap.person(3), tap.here(),
    now() + p_starts, now() + p_ends
);
$$;
COMMENT ON FUNCTION tap.rest(text, text, integer, interval, interval) IS
'A period that person 3 declared here for a person, or for the community itself; it '
'starts and ends so long after the test''s begin.';

CREATE OR REPLACE FUNCTION tap.schemas_of_owner()
RETURNS oid[]
LANGUAGE sql
AS $$
SELECT array_agg(n.oid) FROM pg_namespace AS n WHERE n.nspowner = 'ledger_owner'::regrole;
$$;
COMMENT ON FUNCTION tap.schemas_of_owner() IS
'The schemas of the ledger, read from the catalogue and not by the functions of ops.';

CREATE OR REPLACE FUNCTION tap.roles_for(p_query text)
RETURNS text[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_roles text[] := '{}';
    v_role text;
    v_rows bigint;
BEGIN
    FOREACH v_role IN ARRAY ARRAY[
        'anon', 'authenticated', 'service_role', 'ledger_auditor', 'ledger_definer',
        'ledger_maintenance', 'ledger_owner'
    ] LOOP
        BEGIN
            PERFORM tap.become(v_role);
            EXECUTE p_query;
            GET DIAGNOSTICS v_rows = ROW_COUNT;
            RAISE EXCEPTION USING ERRCODE = 'P0099';
        EXCEPTION
            WHEN SQLSTATE 'P0099' THEN
                IF v_rows > 0 THEN
                    v_roles := v_roles || v_role;
                END IF;
            WHEN insufficient_privilege THEN NULL;
        END;
    END LOOP;
    RETURN v_roles;
END;
$$;
COMMENT ON FUNCTION tap.roles_for(text) IS
'The roles without a person, and of operators, for whom a statement finds or changes a '
'row. What it changed is undone.';

GRANT USAGE ON SCHEMA tap TO PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tap TO PUBLIC;

SELECT '1..0 # SKIP helpers are no tests';
