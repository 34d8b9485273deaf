BEGIN;
SELECT plan(5);

SELECT is_empty(
    $$
    SELECT t.claims
    FROM unnest(ARRAY[
        '{}', ' { } ', '[]', '[[], {}]', '0', '-1.5e+10', 'true', 'null', '""',
        '{"sub": "x"}', '{"a":[1,{"b":null}],"c":"\u00e9\n\\\"/"}', '{"": ""}',
        '"\ud83d\ude00"', '{"quote":"''","hash":"#","mark":"!"}', E'{\t"a"\n:\r1 }'
    ]) AS t (claims)
    WHERE NOT priv.claims_are_valid(t.claims)
    $$,
    'JSON of every kind is valid'
);
SELECT is_empty(
    $$
    SELECT t.claims
    FROM unnest(ARRAY[
        '', ' ', '{', '}', '{]', '{"a"}', '{"a":}', '{a:1}', '{"a":1,}', '{,}', '[1 2]',
        '[,]', '01', '1.', '.5', '+1', '- 1', '1e', '0x1', 'True', 'NaN', 'tru',
        'truefalse',
        '''a''', '{''a'':1}', '#', '[#]', '!', '"', '"a', '"a" "b"', '{"a":1}{"b":2}',
        '"\x"', '"\u12"', '"\u0000"', '"\ud83d"', '"\ude00\ud83d"', '"a\', E'"a\tb"',
        E'{"a":\u00a01}', '{"a":1}x', '1e999999', 'not json'
    ]) AS t (claims)
    WHERE priv.claims_are_valid(t.claims)
    $$,
    'what PostgreSQL cannot read is not'
);
SELECT ok(
    priv.claims_are_valid(repeat('[', 1000) || repeat(']', 1000)),
    'a thousand brackets are read'
);
SELECT ok(
    NOT priv.claims_are_valid(repeat('[', 1001) || repeat(']', 1001))
    AND NOT priv.claims_are_valid(repeat('{', 1000000)),
    'a million are refused before a parser drowns in them'
);
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.claims_are_valid(text)', 'EXECUTE')
    $$,
    'only the definer asks'
);

SELECT * FROM finish();
ROLLBACK;
