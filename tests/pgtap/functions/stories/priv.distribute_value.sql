BEGIN;
SELECT plan(11);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
INSERT INTO ledger.profiles (id, display_name)
VALUES
('00000000-0000-7000-8000-000000000001', 'Storyteller'),
('00000000-0000-7000-8000-000000000002', 'Member'),
('00000000-0000-7000-8000-000000000003', 'Elder'),
('00000000-0000-7000-8000-000000000004', 'Lead'),
('00000000-0000-7000-8000-000000000005', 'Member elsewhere'),
('00000000-0000-7000-8000-000000000006', 'Stranger');
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT c.id::uuid, r.id, c.slug, c.slug, 'small', 'AU'
FROM ledger.regions AS r
CROSS JOIN (
    VALUES
    ('00000000-0000-7000-8000-0000000000c1', 'here'),
    ('00000000-0000-7000-8000-0000000000c2', 'elsewhere')
) AS c (id, slug)
WHERE r.is_local;
INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from)
SELECT
    ('00000000-0000-7000-8000-0000000000' || m.community)::uuid,
    ('00000000-0000-7000-8000-00000000000' || m.person)::uuid,
    m.role,
    'active',
    '2020-01-01'
FROM (
    VALUES
    ('c1', 1, 'member'), ('c1', 2, 'member'), ('c1', 3, 'elder'), ('c1', 4, 'lead'),
    ('c2', 1, 'member'), ('c2', 5, 'elder')
) AS m (community, person, role);
CREATE FUNCTION pg_temp.become(p_role text, p_person integer DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
SELECT
    set_config('role', p_role, TRUE),
    set_config(
        'request.jwt.claims',
        CASE WHEN p_person IS NULL THEN ''
            ELSE format('{"sub": "00000000-0000-7000-8000-00000000000%s"}', p_person)
        END,
        TRUE
    );
$$;
CREATE FUNCTION pg_temp.tell(p_title text, p_status text, p_privacy text)
RETURNS uuid
LANGUAGE plpgsql
AS $$
DECLARE
    v_story_id uuid;
    v_step text;
BEGIN
    INSERT INTO ledger.stories (
        storyteller_id, home_community_id, title, content, privacy
    )
    VALUES (
        '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1',
        p_title, 'Long ago.', p_privacy
    )
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

SELECT pg_temp.tell('circle', 'published', 'community');
SELECT pg_temp.become('authenticated', 1);
SELECT set_config(
    'test.event',
    ledger.record_value(current_setting('test.circle')::uuid, 'monetary', 'A fee.', 100, 'AUD')::text, TRUE
);
SELECT pg_temp.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.distribute_value(%L, ''[]'', ''cash'')', event),
    'P0002', 'cannot find value event ' || event,
    'the same words refuse what is hidden and what does not exist'
)
FROM unnest(ARRAY[current_setting('test.event'), '00000000-0000-7000-8000-0000000000ff']) AS event;
SELECT pg_temp.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT priv.distribute_value(%L, ''[]'', ''cash'')', current_setting('test.event')),
    'EL102', 'only an elder or lead distributes value of community 00000000-0000-7000-8000-0000000000c1',
    'a storyteller does not hand out the money of all'
);
SELECT pg_temp.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT priv.distribute_value(%L, %L, ''cash'')', current_setting('test.event'), shares),
    state, message, description
)
FROM (
    VALUES
    ('[]', 'EL121', 'shares add up to 0, not 100.00', 'nothing is handed out'),
    (
        '[{"profile_id": "00000000-0000-7000-8000-000000000001", "amount": 99.99}]',
        'EL121', 'shares add up to 99.99, not 100.00', 'a cent is missing'
    ),
    (
        '[{"profile_id": "00000000-0000-7000-8000-000000000001", "amount": 33.333}]',
        '22023', 'not an amount to the cent: 33.333', 'nobody is paid half a cent'
    ),
    (
        '[{"profile_id": "00000000-0000-7000-8000-000000000006", "amount": 100}]',
        'P0002', 'cannot find recipient 00000000-0000-7000-8000-000000000006', 'a stranger receives nothing'
    ),
    (
        '[{"amount": 100}]', '22023', 'a share has one recipient',
        'nobody is no recipient'
    )
) AS t (shares, state, message, description);
SELECT pg_temp.become('authenticated', 4);
SELECT priv.distribute_value(
    current_setting('test.event')::uuid,
    '[{"profile_id": "00000000-0000-7000-8000-000000000001", "amount": 66.67},
      {"community_id": "00000000-0000-7000-8000-0000000000c1", "amount": 33.33}]',
    'bank transfer'
);
SELECT results_eq(
    format(
        $$SELECT position, profile_id, community_id, amount, method, distributed_by
          FROM ledger.value_distribution WHERE event_id = %L
          ORDER BY position$$,
        current_setting('test.event')
    ),
    $$VALUES
    (1, '00000000-0000-7000-8000-000000000001'::uuid, NULL::uuid, 66.67, 'bank transfer', '00000000-0000-7000-8000-000000000004'::uuid),
    (2, NULL, '00000000-0000-7000-8000-0000000000c1', 33.33, 'bank transfer', '00000000-0000-7000-8000-000000000004')$$,
    'a lead of its home hands out all of it at once'
);
SELECT throws_ok(
    format('SELECT priv.distribute_value(%L, ''[]'', ''cash'')', current_setting('test.event')),
    'EL122', 'already distributed: value event ' || current_setting('test.event'),
    'and once'
);
SELECT results_eq(
    format(
        $$SELECT detail FROM ledger.access_logs
          WHERE object_id = %L AND action = 'distribute_value'$$,
        current_setting('test.event')
    ),
    $$VALUES ('{}'::jsonb)$$,
    'one audit row says so'
);
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
