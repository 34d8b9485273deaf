-- The policy of another table reads this one.
DROP POLICY IF EXISTS profiles_select_authenticated ON ledger.profiles;
DROP TABLE ledger.community_members;
