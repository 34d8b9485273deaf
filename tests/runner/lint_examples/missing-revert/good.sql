ALTER TABLE app.notes ALTER COLUMN id SET DEFAULT gen_random_uuid();
