INSERT INTO eldb.files (
    path, pack, source_hash, inputs_hash, rendered_hash, content,
    system_user_name, tool_version, git_commit, lock_wait_ms, xid, state, duration_ms, intent
)
VALUES (
    {path}, {pack}, {source_hash}, {inputs_hash}, {rendered_hash}, {content},
    {system_user_name}, {tool_version}, {git_commit}, {lock_wait_ms},
    pg_current_xact_id()::xid::text::bigint, {state}, {duration_ms}, {intent}
)
ON CONFLICT (path) DO UPDATE SET
    pack = excluded.pack,
    source_hash = excluded.source_hash,
    inputs_hash = excluded.inputs_hash,
    rendered_hash = excluded.rendered_hash,
    content = excluded.content,
    system_user_name = excluded.system_user_name,
    tool_version = excluded.tool_version,
    git_commit = excluded.git_commit,
    lock_wait_ms = excluded.lock_wait_ms,
    xid = excluded.xid,
    state = excluded.state,
    duration_ms = excluded.duration_ms,
    intent = excluded.intent,
    is_sealed = FALSE,
    applied_at = clock_timestamp(),
    applied_by = SESSION_USER
