BEGIN;
SELECT plan(3);

SELECT tap.protocol_society();
SELECT tap.block_some();

SELECT is(
    tap.who($$
        SELECT array_agg((protocol_id, community_id)) = ARRAY[(tap.id('a1'), tap.here())]
        FROM priv.my_kept_protocols()
    $$),
    ARRAY[2, 4],
    'a steward and a lead decide for their own community who satisfies a protocol'
);
SELECT is(
    tap.who('SELECT count(*) = 0 FROM priv.my_kept_protocols()'), ARRAY[1, 3, 5, 6, 7, 8, 9],
    'a member, an elder and a steward whom another community blocks decide for no community'
);
SELECT tap.become('authenticated');
SELECT is_empty(
    'SELECT FROM priv.my_kept_protocols()', 'a request without claims decides for no community'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
