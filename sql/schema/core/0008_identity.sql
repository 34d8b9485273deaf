CREATE TABLE priv.gateways (
    login name NOT NULL,
    CONSTRAINT gateways_pkey PRIMARY KEY (login),
    CONSTRAINT gateways_login_check CHECK (login <> '')
);

CREATE TABLE priv.login_profiles (
    login name NOT NULL,
    profile_id uuid NOT NULL,
    CONSTRAINT login_profiles_pkey PRIMARY KEY (login),
    CONSTRAINT login_profiles_login_check CHECK (login <> ''),
    CONSTRAINT login_profiles_profile_id_fkey
    FOREIGN KEY (profile_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT
);
CREATE INDEX login_profiles_profile_id_idx ON priv.login_profiles (profile_id);

COMMENT ON TABLE priv.gateways IS
'Logins whose request.jwt.claims are believed. Anybody can set a claim; only these '
'speak for others.';
COMMENT ON COLUMN priv.gateways.login IS
'Name of the login that the API connects with; need not exist yet.';
COMMENT ON TABLE priv.login_profiles IS
'Who a person is who connects with a database login of their own. A login in neither '
'table is nobody.';
COMMENT ON COLUMN priv.login_profiles.login IS
'Name of the login, as session_user shows it.';
COMMENT ON COLUMN priv.login_profiles.profile_id IS 'The person behind the login.';
