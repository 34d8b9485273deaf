CREATE POLICY notes_gate_period ON app.notes
AS RESTRICTIVE
USING (starts_at < now());
COMMENT ON POLICY notes_gate_period ON app.notes IS
'Notes rest before their time.';
