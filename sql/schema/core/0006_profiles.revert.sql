DROP TABLE ledger.profile_contacts;
DROP TABLE ledger.profiles;
