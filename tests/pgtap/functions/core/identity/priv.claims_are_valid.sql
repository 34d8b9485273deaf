BEGIN;
SELECT plan(4);

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
    'a text that PostgreSQL cannot read as JSON is invalid'
);
SELECT ok(
    priv.claims_are_valid(repeat('[', 1000) || repeat(']', 1000)),
    'a text with 1000 nested brackets is valid'
);
SELECT ok(
    NOT priv.claims_are_valid(repeat('[', 1001) || repeat(']', 1001))
    AND NOT priv.claims_are_valid(repeat('{', 1000000)),
    'a text with more than 1000 brackets is invalid, and no parser reads it'
);

SELECT * FROM finish();
ROLLBACK;
