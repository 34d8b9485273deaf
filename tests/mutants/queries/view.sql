-- Lets each view read with the rights of its owner.
SELECT
    c.oid::regclass::text AS object,
    '' AS part,
    'not security_invoker' AS change,
    format('ALTER VIEW %s RESET (security_invoker)', c.oid::regclass) AS statement
FROM ops.list_relations('v') AS c
WHERE array_to_string(c.reloptions, ' ') LIKE '%security\_invoker=true%'
