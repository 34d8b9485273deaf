BEGIN;
SELECT plan(14);

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
    ledger.record_value(
        current_setting('test.circle')::uuid, 'monetary', 'A fee.', 10, 'AUD'
    )::text,
    TRUE
);
SELECT pg_temp.become('none');
CREATE FUNCTION pg_temp.again(p_change jsonb)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.value_events (
    story_id, kind, description, amount, currency, occurred_on, recorded_by
)
SELECT
    (x.r).story_id, (x.r).kind, (x.r).description, (x.r).amount, (x.r).currency,
    (x.r).occurred_on, (x.r).recorded_by
FROM (
    SELECT jsonb_populate_record(o, p_change) AS r
    FROM ledger.value_events AS o
    WHERE o.id = current_setting('test.event')::uuid
    LIMIT 1
) AS x;
$$;
SELECT throws_ok(
    format('SELECT pg_temp.again(%L)', change), '23514',
    format(
        'new row for relation "%s" violates check constraint "%s"',
        'value_events', 'value_events_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    (
        'kind', '{"kind": "luck", "amount": null, "currency": null}',
        'there are four kinds of value'
    ),
    ('description', '{"description": " "}', 'an event says what happened'),
    ('amount', '{"amount": null}', 'money has an amount'),
    ('amount', '{"amount": 0}', 'of something'),
    ('amount', '{"kind": "social", "currency": null}', 'what is not money has none'),
    ('currency', '{"currency": null}', 'an amount has a currency'),
    ('currency', '{"currency": "dollars"}', 'by its code')
) AS t (rule, change, description);
CREATE FUNCTION pg_temp.share(
    p_amount numeric, p_community text, p_person integer, p_method text DEFAULT 'cash'
)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.value_distribution (
    event_id, position, story_id, community_id, profile_id, amount, method,
    distributed_by
)
VALUES (
    current_setting('test.event')::uuid, 1, current_setting('test.circle')::uuid,
    ('00000000-0000-7000-8000-0000000000' || p_community)::uuid,
    ('00000000-0000-7000-8000-00000000000' || p_person)::uuid,
    p_amount, p_method, '00000000-0000-7000-8000-000000000004'
);
$$;
SELECT throws_ok(
    format('SELECT pg_temp.share(%L, %L, %L, %L)', amount, community, person, method),
    '23514',
    format(
        'new row for relation "value_distribution" violates check constraint "%s"',
        'value_distribution_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    (10, 'c1', 2, 'cash', 'recipient', 'a share has one recipient'),
    (10, NULL, NULL, 'cash', 'recipient', 'and not none'),
    (0, 'c1', NULL, 'cash', 'amount', 'a share is something'),
    (10, 'c1', NULL, ' ', 'method', 'and was handed over somehow')
) AS t (amount, community, person, method, rule, description);
SELECT throws_ok(
    'SELECT pg_temp.share(10, ''c2'', NULL)',
    '23503',
    'insert or update on table "value_distribution" violates foreign key constraint '
    '"value_distribution_community_id_fkey"',
    'a community that receives a share is one of the story'
);
SELECT pg_temp.share(10, 'c1', NULL);
SELECT throws_ok(
    'SELECT pg_temp.share(10, NULL, 2)',
    '23505',
    'duplicate key value violates unique constraint '
    '"value_distribution_pkey"',
    'a place among the shares is taken once'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['value_events', 'value_distribution']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
