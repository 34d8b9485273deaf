DROP TABLE priv.login_profiles;
DROP TABLE priv.gateways;
