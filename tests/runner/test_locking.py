"""The locks that `eldb plan` names are the ones that the server takes."""

import psycopg
import pytest

from eldb.planning.table_locks import table_locks
from tests.runner.conftest import ScratchDatabase

SETUP = """
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint PRIMARY KEY, v text, n integer);
ALTER TABLE app.t ADD CONSTRAINT t_n_check CHECK (n > 0) NOT VALID;
CREATE TABLE app.u (id bigint PRIMARY KEY, t_id bigint);
CREATE TABLE app.r (id bigint);
ALTER TABLE app.r ADD CONSTRAINT r_id_fkey FOREIGN KEY (id) REFERENCES app.t NOT VALID;
CREATE TABLE app.p (id bigint NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES FROM (1) TO (10);
CREATE TABLE app.p2 (id bigint NOT NULL);
CREATE INDEX t_v_idx ON app.t (v);
CREATE VIEW app.w AS SELECT id FROM app.t;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS id;
CREATE UNIQUE INDEX m_id_idx ON app.m (id);
CREATE SEQUENCE app.s;
CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t100_f BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.f();
CREATE POLICY t_all ON app.t USING (TRUE);
CREATE RULE u_rule AS ON DELETE TO app.u DO INSTEAD NOTHING;
CREATE ROLE reader;
"""
RELATIONS = "SELECT oid, oid::regclass::text FROM pg_class WHERE relnamespace = 'app'::regnamespace"
# The strongest lock on each relation, without locks that do not block readers or writers.
TAKEN = """
SELECT DISTINCT ON (l.relation) l.relation, upper(regexp_replace(m.mode, '(?<=[a-z])(?=[A-Z])', ' ', 'g'))
FROM pg_locks AS l
INNER JOIN unnest(ARRAY['Share', 'ShareRowExclusive', 'Exclusive', 'AccessExclusive']) WITH ORDINALITY AS m (mode, rank)
    ON l.mode = m.mode || 'Lock'
WHERE l.pid = pg_backend_pid()
ORDER BY l.relation, m.rank DESC
"""
STATEMENTS = """
CREATE INDEX new_idx ON app.t (v)
CREATE UNIQUE INDEX IF NOT EXISTS new_idx ON ONLY app.t (v)
REINDEX TABLE app.u
ALTER TABLE app.t ADD COLUMN c integer
ALTER TABLE app.t ADD COLUMN c integer NOT NULL DEFAULT 1, ADD COLUMN d integer
ALTER TABLE app.t ADD COLUMN c bigint REFERENCES app.u (id)
ALTER TABLE app.t DROP COLUMN v
ALTER TABLE app.t ALTER COLUMN v SET NOT NULL
ALTER TABLE app.t ALTER COLUMN v SET DEFAULT 'a, b'
ALTER TABLE app.t ALTER COLUMN v TYPE varchar
ALTER TABLE app.t ALTER v SET STATISTICS 100
ALTER TABLE app.t ALTER COLUMN v SET (n_distinct = 5)
ALTER TABLE app.t SET (fillfactor = 90)
ALTER TABLE app.t ADD CONSTRAINT t_v_check CHECK (v <> '') NOT VALID
ALTER TABLE app.t ADD CONSTRAINT t_v_key UNIQUE (v)
ALTER TABLE app.t VALIDATE CONSTRAINT t_n_check
ALTER TABLE app.r VALIDATE CONSTRAINT r_id_fkey
ALTER TABLE app.t DROP CONSTRAINT t_n_check
ALTER TABLE app.u ADD CONSTRAINT u_t_id_fkey FOREIGN KEY (t_id) REFERENCES app.t (id)
ALTER TABLE app.u ADD FOREIGN KEY (t_id) REFERENCES app.t (id) NOT VALID
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY
ALTER TABLE app.t DISABLE TRIGGER t100_f
ALTER TABLE app.t ENABLE ALWAYS TRIGGER t100_f
ALTER TABLE app.t RENAME COLUMN v TO w
ALTER TABLE app.t RENAME TO x
ALTER TABLE app.t OWNER TO reader
ALTER TABLE app.t REPLICA IDENTITY FULL
ALTER TABLE app.p ATTACH PARTITION app.p2 FOR VALUES FROM (10) TO (20)
ALTER TABLE app.p DETACH PARTITION app.p1
CREATE TABLE app.new (id bigint REFERENCES app.t (id), u_id bigint REFERENCES app.u (id))
CREATE TABLE app.new PARTITION OF app.p FOR VALUES FROM (20) TO (30)
CREATE TABLE app.new (LIKE app.t INCLUDING ALL)
DROP TABLE app.u
DROP TABLE IF EXISTS app.u, app.p2
DROP VIEW app.w
DROP MATERIALIZED VIEW app.m
TRUNCATE app.u, app.p2
TRUNCATE TABLE ONLY app.u
LOCK TABLE app.u IN SHARE MODE
LOCK app.u, app.p2 IN ACCESS EXCLUSIVE MODE
LOCK app.u
LOCK TABLE app.u IN EXCLUSIVE MODE
LOCK TABLE app.u IN SHARE ROW EXCLUSIVE MODE
LOCK TABLE app.u IN ROW EXCLUSIVE MODE
CREATE TRIGGER t200_f AFTER UPDATE OF v ON app.t FOR EACH ROW EXECUTE FUNCTION app.f()
CREATE OR REPLACE TRIGGER t100_f BEFORE INSERT OR UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION app.f()
ALTER TRIGGER t100_f ON app.t RENAME TO t101_f
DROP TRIGGER t100_f ON app.t
CREATE POLICY t_select ON app.t FOR SELECT TO reader USING (id > 0)
ALTER POLICY t_all ON app.t USING (FALSE)
DROP POLICY IF EXISTS t_all ON app.t
CREATE RULE t_rule AS ON DELETE TO app.t DO INSTEAD NOTHING
DROP RULE u_rule ON app.u
CREATE OR REPLACE VIEW app.w AS SELECT id FROM app.t
ALTER VIEW app.w SET (security_invoker = TRUE)
REFRESH MATERIALIZED VIEW app.m
REFRESH MATERIALIZED VIEW CONCURRENTLY app.m
ALTER SEQUENCE app.s INCREMENT BY 2
ALTER SEQUENCE app.s OWNER TO reader
COMMENT ON TABLE app.t IS 'DROP TABLE app.u'
COMMENT ON POLICY t_all ON app.t IS 'said'
GRANT SELECT ON app.t TO reader
REVOKE ALL ON app.t FROM reader
CREATE STATISTICS app.st ON id, v FROM app.t
ANALYZE app.t
INSERT INTO app.u VALUES (1, 1)
UPDATE app.u SET t_id = 2
SELECT FROM app.t FOR UPDATE
CREATE FUNCTION app.g() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM app.t; $$
""".strip().splitlines()
# The text of a statement does not name the indexes of a table.
BESIDE = ("_idx", "_pkey", "_key")


@pytest.mark.parametrize(
    "stack", ["18", *(pytest.param(name, marks=pytest.mark.slow) for name in ("15", "17"))], indirect=True
)
def test_the_server_takes_the_locks_of_the_catalogue(database: ScratchDatabase) -> None:
    with psycopg.connect(database.url) as connection:
        connection.execute(SETUP.encode())
        connection.commit()
        relations: dict[int, str] = dict(connection.execute(RELATIONS).fetchall())
        wrong = {}
        try:
            for statement in STATEMENTS:
                connection.execute(statement.encode())
                locks = [(mode, relations.get(oid, "")) for oid, mode in connection.execute(TAKEN)]
                connection.rollback()
                taken = {(mode, name) for mode, name in locks if name and not name.endswith(BESIDE)}
                named = {(lock.mode, lock.table) for lock in table_locks(f"{statement};\n")}
                if named != taken:
                    wrong[statement] = {"named": named, "taken": taken}
        finally:
            connection.execute("DROP OWNED BY reader; DROP ROLE reader")
    assert wrong == {}


def test_the_plan_names_locks_on_objects_that_exist_already(applied_table: ScratchDatabase) -> None:
    applied_table.files.write(
        "schema/a/0002_u.sql",
        "CREATE TABLE app.u (id bigint PRIMARY KEY REFERENCES app.t);\n\nALTER TABLE app.u ADD COLUMN v text;\n"
        "ALTER TABLE app.t ADD COLUMN w text;\n",
    )
    plan = applied_table.eldb("plan", "--format", "json").json
    assert plan["steps"][0]["locks"] == [
        {"mode": "SHARE ROW EXCLUSIVE", "table": "app.t", "line": 1},
        {"mode": "ACCESS EXCLUSIVE", "table": "app.t", "line": 4},
    ]
    assert "       line 4: ACCESS EXCLUSIVE on app.t\n" in applied_table.eldb("plan").out


def test_a_dropped_index_locks_its_table(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_i.sql", "CREATE INDEX t_v_idx ON app.t (v);\n")
    assert applied_table.eldb("apply").code == 0
    applied_table.files.write("schema/a/0003_d.sql", "-- away\nDROP INDEX app.t_v_idx;\n")
    (step,) = applied_table.eldb("plan", "--format", "json").json["steps"]
    assert step["locks"] == [{"mode": "ACCESS EXCLUSIVE", "table": "app.t", "line": 2}]
    assert table_locks("DROP INDEX CONCURRENTLY app.t_v_idx;") == []
