-- Lists the rights that the login needs, whether it has each, and the statement that grants it.
WITH wanted AS (SELECT unnest(%(roles)s::text []) AS role)
SELECT
    'create schemas in this database',
    to_regnamespace('eldb') IS NOT NULL OR has_database_privilege(current_database(), 'CREATE'),
    format('GRANT CREATE ON DATABASE %%I TO %%I', current_database(), SESSION_USER)
UNION ALL
SELECT
    'create the roles ' || string_agg(w.role, ', '),
    (SELECT r.rolsuper OR r.rolcreaterole FROM pg_catalog.pg_roles AS r WHERE r.rolname = SESSION_USER),
    format('ALTER ROLE %%I CREATEROLE', SESSION_USER)
FROM wanted AS w
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = w.role)
HAVING count(*) > 0
UNION ALL
SELECT 'become ' || r.rolname, pg_has_role(r.oid, 'MEMBER'), format('GRANT %%I TO %%I', r.rolname, SESSION_USER)
FROM pg_catalog.pg_roles AS r
WHERE r.rolname = %(owner)s AND to_regnamespace('eldb') IS NOT NULL
